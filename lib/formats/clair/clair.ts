import type { Format } from '../../core/report'
import { detectReport } from './detect-report'
import { parseReport } from './parse-report'

/** Reports of Clair 4, of the layers of Clair 1 and 2 (also as Quay answers), of klar and of clair-scanner. */
export const clair: Format = {
  tool: 'clair',
  detect: ({ head }) => detectReport(head)?.format ?? null,
  parse: parseReport,
}
