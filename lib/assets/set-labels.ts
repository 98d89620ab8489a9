import { Conflict } from '@/lib/core/errors'
import { limitFits } from '@/lib/core/label-rule'
import { labelSetId } from '@/lib/core/label-set'
import { publicId } from '@/lib/core/public-id'
import { appendLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import { labelsOf } from '@/lib/store/assets/labels-of'
import type { LockedAsset } from '@/lib/store/assets/lock-asset'
import { putLabelSet } from '@/lib/store/assets/put-label-set'
import { setLabelSet } from '@/lib/store/assets/set-label-set'
import { writeLabel } from '@/lib/store/assets/write-label'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import type { TenantTx } from '@/lib/store/in-tenant'

/**
 * Changes labels of a locked asset from an instant on (null ends one); they decide scopes, so the log gets a leaf.
 * @returns the id of the set of labels the asset has then
 * @throws Conflict `outside_limit`, where it would leave what the key is limited to
 */
export async function setLabels(
  tx: TenantTx,
  asset: LockedAsset,
  changes: Readonly<Record<string, string | null>>,
  when: { validFrom: Date; recorded: Date; actorRef: string },
): Promise<string> {
  const before = (await labelsOf(tx, [asset.id])).get(asset.id) ?? {}
  const wanted = Object.entries(changes).filter(([key, value]) => (before[key] ?? null) !== value)
  if (wanted.length === 0) return asset.labelSetId
  const merged = Object.entries({ ...before, ...Object.fromEntries(wanted) }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  )
  const after = Object.fromEntries(merged)
  if (!limitFits(tx.scope.limit, after)) {
    const message =
      'With these labels the asset would leave what your role is limited to. Somebody without that limit can set them.'
    throw new Conflict('outside_limit', message, { at: '/labels' })
  }
  for (const [key, value] of wanted)
    await writeLabel(tx, {
      assetId: asset.id,
      key,
      value,
      validFrom: when.validFrom,
      recorded: when.recorded,
    })
  const set = labelSetId(after)
  await putLabelSet(tx, set, after)
  await setLabelSet(tx, asset.id, set)
  const id = publicId('asset', asset.id)
  await writeAuditEvent(tx, {
    action: 'asset.labels',
    target: { kind: 'asset', id },
    at: when.recorded,
    before: { labels: before },
    after: { labels: after },
  })
  await appendLeaf(tx, 'evidence', {
    type: 'labels',
    at: when.recorded.toISOString(),
    actor_ref: when.actorRef,
    subject: {
      id,
      sha256: toHex(nodeSha256(canonicalBytes({ labels: after, valid_from: when.validFrom.toISOString() }))),
    },
  })
  return set
}
