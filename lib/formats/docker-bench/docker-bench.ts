import type { Format } from '../../core/report'
import { detectReport } from './detect-report'
import { parseReport } from './parse-report'
import { TOOL } from './report-events'

/** Reports of docker-bench-security, JSON and text, of every edition from 1.1.0. */
export const dockerBench: Format = {
  tool: TOOL,
  detect: ({ head }) => detectReport(head)?.format ?? null,
  parse: (chunks) => parseReport(chunks),
}
