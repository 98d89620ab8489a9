import type { Format } from '../../core/report'
import { detectReport } from './detect-report'
import { parseReport } from './parse-report'
import { printedTime } from './printed-time'

/** JSON reports of Trivy: of images, hosts, sources and clusters, from the list of its first versions on. */
export const trivy: Format = {
  tool: 'trivy',
  detect: ({ head, hints }) => detectReport(head, hints)?.format ?? null,
  parse: parseReport,
  printedTime,
}
