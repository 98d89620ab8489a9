import { groupBy } from '@/lib/core/group-by'
import { publicId } from '@/lib/core/public-id'
import { supersededStretches } from '@/lib/core/superseded'
import { appendLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import type { LockedAsset } from '@/lib/store/assets/lock-asset'
import { moveImageAliases } from '@/lib/store/assets/move-aliases'
import {
  type RuleRetirement,
  replaceRuleRetirements,
  ruleRetirements,
} from '@/lib/store/assets/rule-retirements'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { holderOfTag, putImageTags, tagMovesOf } from '@/lib/store/images/image-tags'
import { putImage } from '@/lib/store/images/put-image'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { Target } from './targets-of'

/**
 * Keeps what a report knows of images, lets their tags name them, and retires those images that no tag names any more (or
 * brings them back): a rebuilt image takes the place of the one before it.
 * @returns images whose retirement changed, and since when
 */
export async function placeImages(
  tx: TenantTx,
  targets: readonly Target[],
  locked: ReadonlyMap<string, LockedAsset>,
  { observedAt, recorded, actorRef }: { observedAt: Date; recorded: Date; actorRef: string },
): Promise<Map<string, Date>> {
  const changed = new Map<string, Date>()
  for (const { assetId, image } of targets) {
    if (!image) continue
    await putImage(tx, assetId, image.facts, observedAt)
    const { handles, facts, names } = image
    await putImageTags(tx, { assetId, tags: handles, architecture: facts.architecture ?? '', observedAt })
    const [handle] = handles
    // A late report does not take a name back that has moved on.
    if (handle === undefined || (await holderOfTag(tx, handle)) === assetId) {
      await moveImageAliases(
        tx,
        names.map((alias) => ({ alias, assetId, source: 'tag' as const })),
        recorded,
      )
    }
  }
  const images = targets.flatMap(({ assetId, image }) => (image ? [assetId] : []))
  const moves = await tagMovesOf(tx, images)
  const concerned = [...new Set(moves.map((move) => move.assetId))].filter((id) => locked.has(id))
  if (concerned.length === 0) return changed
  const all = concerned.every((id) => images.includes(id)) ? moves : await tagMovesOf(tx, concerned)
  const stored = groupBy(await ruleRetirements(tx, concerned), (row) => row.assetId)
  const seen = all.map((m) => ({
    tag: `${m.tag} ${m.architecture}`,
    at: m.observedAt.getTime(),
    assetId: m.assetId,
  }))
  for (const assetId of concerned) {
    const own = new Set(seen.filter((s) => s.assetId === assetId).map((s) => s.tag))
    const next = supersededStretches(
      assetId,
      seen.filter((s) => own.has(s.tag)),
    ).map(({ from, to }): RuleRetirement => ({ assetId, validFrom: new Date(from), validTo: new Date(to) }))
    const since = await retire(tx, assetId, stored.get(assetId) ?? [], next, { recorded, actorRef })
    if (since) changed.set(assetId, since)
  }
  return changed
}

const words = (row: RuleRetirement) => `${row.validFrom.getTime()} ${row.validTo.getTime()}`

/** @returns the first instant at which something changed, or null */
async function retire(
  tx: TenantTx,
  assetId: string,
  before: readonly RuleRetirement[],
  next: readonly RuleRetirement[],
  { recorded, actorRef }: { recorded: Date; actorRef: string },
): Promise<Date | null> {
  const drop = before.filter((row) => !next.some((other) => words(row) === words(other)))
  const add = next.filter((row) => !before.some((other) => words(row) === words(other)))
  if (drop.length === 0 && add.length === 0) return null
  await replaceRuleRetirements(tx, { drop, add, reason: 'superseded', recorded, actorRef })
  const id = publicId('asset', assetId)
  const stretches = (rows: readonly RuleRetirement[]) =>
    rows.map(({ validFrom, validTo }) => ({ from: validFrom.toISOString(), to: validTo.toISOString() }))
  await writeAuditEvent(tx, {
    action: 'asset.superseded',
    target: { kind: 'asset', id },
    before: { superseded: stretches(before) },
    after: { superseded: stretches(next) },
    at: recorded,
  })
  await appendLeaf(tx, 'evidence', {
    type: 'retirement',
    at: recorded.toISOString(),
    actor_ref: actorRef,
    subject: { id, sha256: toHex(nodeSha256(canonicalBytes({ superseded: stretches(next) }))) },
  })
  return new Date(Math.min(...[...drop, ...add].map((row) => row.validFrom.getTime())))
}
