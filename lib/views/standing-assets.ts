import type { Catalogue } from '@/lib/core/framework'
import type { StandingAsset } from '@/lib/core/standings/standing-asset'
import type { TenantTx } from '@/lib/store/in-tenant'
import { partOf, STANDING_PARTS } from '@/lib/store/stamps/parts'
import { readStamps, type Stamps } from '@/lib/store/stamps/read-stamps'
import { type StandingAt, standingsAt } from '@/lib/store/standings/standings-at'
import { keptInMemory } from './kept-in-memory'
import { readStandings, standingKey } from './read-standings'

/** The assets of a part, and for which instants they stand so: from one to before another. Milliseconds. */
interface Part {
  assets: StandingAsset[]
  from: number
  to: number
}

interface Kept {
  version: string
  stamps: Stamps
  parts: readonly Part[]
  /** Of all parts, in the order of their ids. */
  assets: StandingAsset[]
}

/** Of so many assets in all tenants together; some hundred megabytes with what they say. */
const memory = keptInMemory<Kept>(200_000, ({ assets }) => assets.length)

/**
 * Every asset that there is at an instant, as it stands then: the same list as long as nothing changed. What is in memory is compared
 * by its stamps (docs/decisions/062), so that only parts are read that changed since, or in which time alone changed something. Two statements at most, and one more
 * for what standings say; null where some asset has not been worked out under the catalogue.
 */
export async function standingAssets(
  tx: TenantTx,
  at: Date,
  catalogue: Catalogue,
): Promise<StandingAsset[] | null> {
  const shared = isShared(tx)
  const stamps: Stamps = shared ? await readStamps(tx) : new Map()
  const kept = shared ? memory.get(tx.tenantId) : undefined
  const own = kept?.version === catalogue.version ? kept : undefined
  const now = at.getTime()
  const isPast = own?.parts.some((part) => now < part.from) ?? false
  const stale = own && !isPast ? staleParts(own, stamps, now) : null
  if (own && stale?.length === 0) return own.assets
  const parts = await readParts(tx, at, catalogue, stale)
  if (!parts) return null
  const all = Array.from({ length: STANDING_PARTS }, (_, n) => {
    const before = stale?.includes(n) === false ? own?.parts[n] : undefined
    return before ?? parts[n] ?? { assets: [], from: 0, to: Number.POSITIVE_INFINITY }
  })
  const assets = all.flatMap((part) => part.assets).sort((a, b) => (a.id < b.id ? -1 : 1))
  // What is asked of the past or of what is to come does not take the place of what is asked all the time.
  if (shared && !isPast && now <= Date.now())
    memory.set(tx.tenantId, { version: catalogue.version, stamps, parts: all, assets })
  return assets
}

/** Not of whoever sees a part of the assets only, nor of whoever has changed what nobody else sees yet. */
export const isShared = (tx: TenantTx): boolean => tx.scope.limit === null && tx.changed.size === 0

function staleParts({ parts, stamps }: Kept, now: Stamps, at: number): number[] {
  return parts.flatMap((part, n) => (stamps.get(n) === now.get(n) && at < part.to ? [] : n))
}

/** @param which null: all */
async function readParts(
  tx: TenantTx,
  at: Date,
  catalogue: Catalogue,
  which: readonly number[] | null,
): Promise<Part[] | null> {
  const read = await standingsAt(tx, at, which)
  if (!read) return null
  const { assets, next } = read
  const standings = await readStandings(tx, assets)
  const to = next ?? Number.POSITIVE_INFINITY
  const parts = Array.from({ length: STANDING_PARTS }, (): Part => ({ assets: [], from: 0, to }))
  for (const row of assets) {
    const part = parts[partOf(row.assetId)]
    if (part) bound(part, row)
    if (row.standingId === null) continue
    const standing = standings.get(standingKey(row))
    if (standing?.version !== catalogue.version) return null
    part?.assets.push({ id: row.assetId, labels: row.labels, standing, looked: row.looked })
  }
  return parts
}

function bound(part: Part, { from, to }: StandingAt): void {
  part.from = Math.max(part.from, from)
  if (to !== null) part.to = Math.min(part.to, to)
}
