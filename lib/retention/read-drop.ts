import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { toHex } from '@/lib/proof/hex'
import { inTenant } from '@/lib/store/in-tenant'
import { readDrop } from '@/lib/store/retention/drop-of'
import { hashesOfDrop } from '@/lib/store/retention/hashes-of-drop'
import { dropRecord } from './drop-record'

/** What was dropped at once, so that everybody can compute what the leaf of the log commits to. @throws NotFound, also for whoever sees some assets only */
export async function readEvidenceDrop(scope: Scope, id: string) {
  const uuid = parsePublicId('evidence_drop', id)
  if (!uuid) throw new NotFound()
  return inTenant(scope, async (tx) => {
    const drop = await readDrop(tx, uuid)
    if (!drop || scope.limit) throw new NotFound()
    const hashes = (await hashesOfDrop(tx, uuid)).map(toHex)
    return { id, log_index: drop.logIndex, log_epoch: drop.logEpoch, record: dropRecord(drop), hashes }
  })
}
