import type { Standing } from '@/lib/core/standings/standing'
import { sameStanding } from '@/lib/core/standings/standing-runs'
import type { AssetStandingRow } from '@/lib/store/standings/standing-row'
import { sameLabels } from './same-labels'

/** A row of how an asset stands, with what it says. */
export interface ReadRow {
  row: AssetStandingRow
  standing: Standing | null
}

/**
 * Rows that are to hold up to an instant from which on an asset stands as before: what reached over the instant goes on from there.
 * @param next the rows up to it @param last what the last of them says @param before the row that held at the instant
 */
export function goesOn(
  next: readonly AssetStandingRow[],
  last: Standing | null,
  before: ReadRow,
  until: Date,
): AssetStandingRow[] {
  const { standingId, difference, labels, looked } = before.row
  const end = next.at(-1)
  if (end && sameStanding(last, before.standing) && sameLabels(end, before.row))
    return [...next.slice(0, -1), { ...end, looked }]
  return [...next, { validFrom: until, standingId, difference, labels, looked }]
}
