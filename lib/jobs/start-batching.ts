import { batchEveryTenant } from '@/lib/audit/batch-every-tenant'
import { logJobError } from './log-job-error'

/** An audit event waits hardly longer than this for its leaf. */
const EVERY_MS = 15_000

let batching = false

/** Batches audit events into the tenants' audit logs while the server runs; never twice at once in one process. */
export function startBatching(): void {
  if (!process.env.DATABASE_APP_URL || process.env.NEXT_PHASE === 'phase-production-build') return
  setInterval(() => {
    if (batching) return
    batching = true
    batchEveryTenant()
      .catch((error: unknown) => logJobError('batch-audit', error))
      .finally(() => {
        batching = false
      })
  }, EVERY_MS).unref()
}
