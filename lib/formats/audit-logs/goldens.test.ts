import { goldenSuite } from '../testing/golden-suite'
import { auditLogs } from './audit-logs'

goldenSuite(auditLogs, import.meta.url)
