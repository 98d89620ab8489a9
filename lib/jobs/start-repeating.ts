import { notifyTenants } from '@/lib/notify/notify-tenants'
import { queueErasures } from '@/lib/platform/queue-erasures'
import { sweepSignIns } from '@/lib/platform/sweep-sign-ins'
import { watchReplica } from '@/lib/platform/watch-replica'
import { tallyTenants } from '@/lib/rebuild/tally-tenants'
import { queueDrops } from '@/lib/retention/queue-drops'
import { repeat } from './repeat'

/** What the server does by the clock besides batching audit events. */
export function startRepeating(): void {
  if (process.env.DATABASE_REPLICA_URL) repeat('watch-replica', 2000, () => watchReplica())
  repeat('notify', 15_000, () => notifyTenants())
  repeat('tally', 15_000, () => tallyTenants())
  repeat('erase-tenants', 10 * 60_000, () => queueErasures())
  repeat('drop-evidence', 10 * 60_000, () => queueDrops())
  repeat('sweep-sign-ins', 60 * 60_000, () => sweepSignIns())
}
