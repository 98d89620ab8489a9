import { systemScope } from '@/lib/access/keys'
import { dropBatch } from './drop-batch'
import type { DropJob } from './drop-job'
import { noReports } from './named-by-reports'
import { removeDroppedObjects } from './remove-dropped-objects'

/** A turn of a tenant's; what is left is the next turn's, so that one tenant's years hold up nobody's month. */
const TURN_MS = 5 * 60_000

/** Drops the bytes of a tenant's evidence that is older than it keeps and that nothing needs, batch after batch, and goes on where it stood. @returns how many pieces */
export async function dropOldEvidence({ tenant }: DropJob, turnMs = TURN_MS): Promise<number> {
  const scope = systemScope(tenant, 'drop-evidence')
  await removeDroppedObjects(scope)
  const until = Date.now() + turnMs
  const named = noReports()
  let dropped = 0
  let more = true
  while (more && Date.now() < until) {
    const batch = await dropBatch(scope, named)
    dropped += batch.dropped
    more = batch.more
    if (batch.dropped > 0) await removeDroppedObjects(scope)
  }
  return dropped
}
