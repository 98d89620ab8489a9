import type { Standing } from '@/lib/core/standings/standing'
import type { TenantTx } from '@/lib/store/in-tenant'
import { standingApart, unpackStanding } from '@/lib/store/standings/pack-standing'
import { standingContents } from '@/lib/store/standings/standing-contents'
import type { StandingAt } from '@/lib/store/standings/standings-at'

/** Some sixty megabytes. What standings say never changes, so that they may be kept as long as there is room. */
const MOST_KEPT = 40_000
const kept = new Map<string, Standing>()

type Named = Pick<StandingAt, 'standingId' | 'difference'>

/** What rows that stand the same have in common. */
export const standingKey = ({ standingId, difference }: Named): string => `${standingId} ${difference ?? ''}`

/**
 * What rows that the tenant's own statement told say, by their keys: from memory, and in one statement those that are not yet there.
 * Rows that stand the same share one.
 */
export async function readStandings(tx: TenantTx, rows: readonly Named[]): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>()
  const missing = new Map<string, Named>()
  for (const row of rows) {
    if (row.standingId === null) continue
    const key = standingKey(row)
    const standing = kept.get(`${tx.tenantId} ${key}`)
    if (standing) found.set(key, standing)
    else missing.set(key, row)
  }
  const ids = new Set([...missing.values()].flatMap(({ standingId }) => standingId ?? []))
  const contents = await standingContents(tx, [...ids])
  const bases = new Map(contents.map((said) => [said.id, unpackStanding(said)]))
  for (const [key, { standingId, difference }] of missing) {
    const base = bases.get(standingId ?? '')
    if (!base) continue
    const standing = standingApart(base, difference === null ? null : Buffer.from(difference, 'hex'))
    found.set(key, standing)
    kept.set(`${tx.tenantId} ${key}`, standing)
  }
  // The oldest go first; those that are read now are here already.
  for (const key of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(key)
  }
  return found
}
