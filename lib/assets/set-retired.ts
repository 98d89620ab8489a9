import { Conflict } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { appendLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import type { LockedAsset } from '@/lib/store/assets/lock-asset'
import { retirementsOf } from '@/lib/store/assets/retirements-of'
import { bringBackAsset, retireAsset } from '@/lib/store/assets/write-retirement'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { FOREVER_DATE } from '@/lib/store/forever'
import type { TenantTx } from '@/lib/store/in-tenant'

/**
 * Retires a locked asset (with a reason) or brings it back (null), with its leaf: it decides what is in scope.
 * @returns false when it is so already
 */
export async function setRetired(
  tx: TenantTx,
  asset: LockedAsset,
  retired: { reason: string } | null,
  when: { validFrom: Date; recorded: Date; actorRef: string },
): Promise<boolean> {
  const { validFrom: from, recorded, actorRef } = when
  const open = (await retirementsOf(tx, [asset.id])).find((r) => r.validTo >= FOREVER_DATE)
  if (open?.source === 'rule' && retired === null) {
    const message =
      'Another image has the tags of this one now. It comes back when a report shows a tag that names it again.'
    throw new Conflict('superseded', message)
  }
  if ((open !== undefined) === (retired !== null)) return false
  if (retired) await retireAsset(tx, { assetId: asset.id, from, recorded, reason: retired.reason, actorRef })
  else await bringBackAsset(tx, { assetId: asset.id, from, recorded, actorRef })
  const id = publicId('asset', asset.id)
  const after = { retired: retired !== null, reason: retired?.reason ?? null, from: from.toISOString() }
  await writeAuditEvent(tx, {
    action: retired ? 'asset.retired' : 'asset.brought_back',
    target: { kind: 'asset', id },
    before: { retired: open !== undefined, reason: open?.reason ?? null },
    after,
    at: recorded,
  })
  const sha256 = toHex(nodeSha256(canonicalBytes(after)))
  await appendLeaf(tx, 'evidence', {
    type: 'retirement',
    at: recorded.toISOString(),
    actor_ref: actorRef,
    subject: { id, sha256 },
  })
  return true
}
