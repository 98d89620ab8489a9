import { jsonFormat } from '../json/json-format'
import { outlineHas } from '../json/outline-has'
import { type Shape, scalars } from '../json/shape'
import { NeuVectorReader } from './read-report'

const CHECK: Shape = {
  as: 'check',
  members: scalars(
    'test_number',
    'catalog',
    'category',
    'type',
    'description',
    'level',
    'message',
    'scored',
    'automated',
  ),
}

/** Compliance reports of NeuVector: of a host or container (`items`), and of an image's report (`report.checks`). */
export const neuvector = jsonFormat({
  tool: 'neuvector-compliance',
  title: 'NeuVector',
  formatOf(outline) {
    const has = (...names: string[]) => outlineHas(outline, ...names)
    const items = has('items') && (has('docker_cis_version') || has('kubernetes_cis_version'))
    const rows =
      has('items/[]/test_number', 'items/[]/level') || has('checks/[]/test_number', 'checks/[]/level')
    return items || rows || has('report/checks/[]/test_number') ? 'neuvector-compliance' : null
  },
  shapes: {
    'neuvector-compliance': {
      as: 'report',
      members: {
        ...scalars('run_at', 'docker_cis_version', 'kubernetes_cis_version'),
        items: CHECK,
        checks: CHECK,
        report: { members: { checks: CHECK } },
      },
    },
  },
  byResult: ['neuvector-compliance'],
  reader: (_, tally, hints) => new NeuVectorReader(tally, hints),
})
