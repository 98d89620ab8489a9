import { lookup, systemScope } from '@/lib/access/keys'
import { batchAudit } from '@/lib/log/batch-audit'
import { keepCheckpoint } from '@/lib/log/keep-checkpoint'
import { tenantsToBatch } from '@/lib/store/audit/tenants-to-batch'

/**
 * Puts every tenant's audit events that no leaf commits to yet into its audit log, and keeps a checkpoint of what else was logged. Several machines may do so at once: the
 * log head's lock keeps batches apart.
 * @returns how many events were put
 */
export async function batchEveryTenant(): Promise<number> {
  let count = 0
  for (const tenant of await tenantsToBatch(lookup('audit'))) {
    const scope = systemScope(tenant, 'batch-audit')
    count += await batchAudit(scope)
    await keepCheckpoint(scope, 'evidence')
  }
  return count
}
