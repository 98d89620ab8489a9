import type { Scope } from '@/lib/access/keys'
import { inTenant } from '@/lib/store/in-tenant'
import { getCheckpoint } from '@/lib/store/log/checkpoints'
import type { LogName } from '@/lib/store/log/lock-head'
import { readHead } from '@/lib/store/log/read-head'
import { checkpointView } from './log-views'

/** Signs a log as far as it has grown and keeps the checkpoint: receipts are not kept, and this says what they cover. */
export async function keepCheckpoint(scope: Scope, log: LogName): Promise<void> {
  const kept = await inTenant(scope, async (tx) => {
    const { epoch, size } = await readHead(tx, log)
    return size === 0 || (await getCheckpoint(tx, log, epoch, size)) !== null
  })
  if (!kept) await checkpointView(scope, log, {})
}
