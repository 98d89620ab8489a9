import { lookup, systemScope } from '@/lib/access/keys'
import { inTenant } from '@/lib/store/in-tenant'
import { sendJob } from '@/lib/store/queue/send-job'
import { tenantsToDrop } from '@/lib/store/retention/tenants-to-drop'
import { DROP_QUEUE } from './drop-job'

/** Queues a turn for every tenant of which evidence may be old enough by now; one that is queued already waits there. @returns how many */
export async function queueDrops(): Promise<number> {
  const due = await tenantsToDrop(lookup('retention'))
  for (const tenant of due)
    await inTenant(systemScope(tenant, 'drop-evidence'), (tx) => sendJob(tx, DROP_QUEUE, {}, { key: 'drop' }))
  return due.length
}
