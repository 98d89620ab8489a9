import { goldensOf } from '../testing/golden-suite'
import { hostileBytesSuite } from '../testing/hostile-bytes-suite'
import { auditLogs } from './audit-logs'

const { names, read } = goldensOf(import.meta.url)

hostileBytesSuite({
  format: auditLogs,
  seeds: Object.fromEntries(names.map((name) => [name, read(name).subarray(0, 6000)])),
  whole: false,
})
