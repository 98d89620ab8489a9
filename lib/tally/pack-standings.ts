import type { Standing } from '@/lib/core/standings/standing'
import { packDifference, packStanding } from '@/lib/store/standings/pack-standing'
import type { AssetStandingRow, StandingContent } from '@/lib/store/standings/standing-row'

type Stand = Pick<AssetStandingRow, 'standingId' | 'difference'>

/**
 * How rows are kept that follow one another: as what differs from the standing that is known, as long as that is little; else as a standing of its own,
 * from which the next differ.
 * @param known what the row before stands apart from
 */
export function packStandings(
  standings: readonly (Standing | null)[],
  known: { id: string; standing: Standing } | null,
): { stands: Stand[]; packed: StandingContent[] } {
  const packed: StandingContent[] = []
  let base = known
  const stands = standings.map((standing): Stand => {
    if (!standing) return { standingId: null, difference: null }
    const difference = base && packDifference(base.standing, standing)
    if (base && difference)
      return { standingId: base.id, difference: difference.length > 0 ? difference : null }
    const content = packStanding(standing)
    packed.push(content)
    // What is foreseen once evidence is stale is like nothing that comes in fact.
    if (standing.fresh) base = { id: content.id, standing }
    return { standingId: content.id, difference: null }
  })
  return { stands, packed }
}
