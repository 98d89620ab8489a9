import type { Standing } from '@/lib/core/standings/standing'
import type { TenantTx } from '@/lib/store/in-tenant'
import { unpackStanding } from '@/lib/store/standings/pack-standing'
import { standingContents } from '@/lib/store/standings/standing-contents'

/** Some thirty megabytes. What standings say never changes, so that they may be kept as long as there is room. */
const MOST_KEPT = 20_000
const kept = new Map<string, Standing>()

/**
 * What standings say, by ids that the tenant's own statement told: from memory, and in one statement those that are not yet there.
 */
export async function readStandings(tx: TenantTx, ids: ReadonlySet<string>): Promise<Map<string, Standing>> {
  const keyOf = (id: string) => `${tx.tenantId} ${id}`
  const found = new Map<string, Standing>()
  for (const id of ids) {
    const standing = kept.get(keyOf(id))
    if (standing) found.set(id, standing)
  }
  const missing = [...ids].filter((id) => !found.has(id))
  for (const said of await standingContents(tx, missing)) {
    const standing = unpackStanding(said)
    found.set(said.id, standing)
    kept.set(keyOf(said.id), standing)
  }
  // The oldest go first; those that are read now are here already.
  for (const key of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(key)
  }
  return found
}
