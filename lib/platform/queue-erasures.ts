import { HOUSE } from '@/lib/access/house'
import { lookup, systemScope } from '@/lib/access/keys'
import { inTenant } from '@/lib/store/in-tenant'
import { tenantsToErase } from '@/lib/store/platform/tenants-to-erase'
import { sendJob } from '@/lib/store/queue/send-job'
import { ERASE_QUEUE, type EraseJob } from './erase-job'

/** Queues the deletion of every tenant whose day has come; one that is queued already waits there. @returns how many */
export async function queueErasures(): Promise<number> {
  const due = await tenantsToErase(lookup('sweep'))
  for (const { id } of due) {
    const job: EraseJob = { erase: id }
    await inTenant(systemScope(HOUSE, 'erase-tenant'), (tx) =>
      sendJob(tx, ERASE_QUEUE, { ...job }, { key: id }),
    )
  }
  return due.length
}
