import { jsonFormat } from '../json/json-format'
import { SCALAR, type Shape, scalars } from '../json/shape'
import { OpenReportsReader } from './read-report'

const SUBJECT: Shape = { members: scalars('kind', 'namespace', 'name') }
const REPORT: Record<string, Shape> = {
  ...scalars('kind'),
  metadata: { members: scalars('name', 'namespace', 'creationTimestamp') },
  scope: SUBJECT,
  results: {
    as: 'result',
    members: {
      ...scalars('source', 'policy', 'rule', 'message', 'description', 'result', 'severity', 'category'),
      properties: { each: SCALAR },
      resources: SUBJECT,
      subjects: SUBJECT,
      timestamp: { members: scalars('seconds') },
    },
  },
}
const GROUPS = /^(?:openreports\.io|wgpolicyk8s\.io)\//

/** Reports of the OpenReports API and of the policy reports before it: one, a list, or the items of a list. */
export const openreports = jsonFormat({
  tool: 'openreports',
  title: 'OpenReports',
  formatOf: ({ paths }) =>
    ['', '/[]', '/items/[]'].some((at) => GROUPS.test(paths.get(`${at}/apiVersion`) ?? ''))
      ? 'openreports'
      : null,
  shapes: { openreports: { as: 'report', members: { ...REPORT, items: { as: 'report', members: REPORT } } } },
  byResult: ['openreports'],
  reader: (_, tally, hints) => new OpenReportsReader(tally, hints),
})
