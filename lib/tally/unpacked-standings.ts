import type { Standing } from '@/lib/core/standings/standing'
import type { SaidStandingRow } from '@/lib/store/standings/asset-standings'
import { standingApart, unpackStanding } from '@/lib/store/standings/pack-standing'
import type { StandingContent } from '@/lib/store/standings/standing-row'

/** Standings by their rows, each unpacked once. */
export function unpackedStandings() {
  const known = new Map<string, Standing>()
  const base = (said: StandingContent): Standing => {
    const standing = known.get(said.id) ?? unpackStanding(said)
    known.set(said.id, standing)
    return standing
  }
  return {
    /** From which rows may differ. */
    base,
    /** What a row says; null: it is retired. */
    of: ({ said, difference }: Pick<SaidStandingRow, 'said' | 'difference'>): Standing | null =>
      said && standingApart(base(said), difference),
  }
}
