import { jsonFormat } from '../json/json-format'
import { SarifReader } from './read-log'
import { SHAPES } from './shapes'

/** Logs of SARIF 2.1.0 (OASIS). Versions before it have another shape and are refused with their version. */
export const sarif = jsonFormat({
  tool: 'sarif',
  title: 'SARIF 2.1.0',
  formatOf({ root, paths }) {
    if (root !== 'object' || !paths.has('/runs')) return null
    const version = paths.get('/version')
    if (version !== undefined) return version === '2.1.0' ? 'sarif-2.1.0' : null
    // Sorted members put the version after the runs.
    const schema = /sarif[/-](?:schema-)?2\.1/.test(paths.get('/$schema') ?? '')
    return schema || paths.has('/runs/[]/tool/driver') ? 'sarif-2.1.0' : null
  },
  shapes: SHAPES,
  byResult: ['sarif-2.1.0'],
  reader: (_, tally, hints) => new SarifReader(tally, hints),
})
