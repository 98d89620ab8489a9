import type { TenantTx } from '@/lib/store/in-tenant'
import type { SaidStandingRow } from '@/lib/store/standings/asset-standings'
import { putStandings } from '@/lib/store/standings/put-standings'
import { replaceAssetStandings } from '@/lib/store/standings/replace-asset-standings'
import type { AssetStandingRow, StandingContent } from '@/lib/store/standings/standing-row'
import { sameLabels } from './same-labels'

export interface Replacing {
  /** Rows that there are, from the last before `since` on. */
  old: readonly SaidStandingRow[]
  /** Rows that are to hold from `since` on. */
  next: AssetStandingRow[]
  since: Date
  /** What the rows say. */
  packed: readonly StandingContent[]
}

/** Puts rows of how an asset stands in the place of those it has from an instant on; what says the same as the row before goes on in that. */
export async function replaceStandings(
  tx: TenantTx,
  assetId: string,
  { old, next, since, packed }: Replacing,
): Promise<void> {
  const before = old.find((row) => row.validFrom < since)
  const [first, ...rest] = next
  const rows =
    before && first && sameStanding(before, first) && sameLabels(before, first)
      ? [{ ...first, validFrom: before.validFrom }, ...rest]
      : next
  const known = new Map(old.map((row) => [row.validFrom.getTime(), row]))
  const begins = new Set(rows.map((row) => row.validFrom.getTime()))
  const drop = old.filter((row) => row !== before && !begins.has(row.validFrom.getTime()))
  const put = rows.filter((row) => !sameRow(row, known.get(row.validFrom.getTime())))
  if (drop.length === 0 && put.length === 0) return
  const kept = new Set(old.map((row) => row.standingId))
  await putStandings(
    tx,
    packed.filter(({ id }) => !kept.has(id)),
  )
  const instants = drop.map((row) => row.validFrom)
  await replaceAssetStandings(tx, assetId, instants, put)
}

/** Written by the same rule, what stands the same is the same. */
const sameStanding = (a: AssetStandingRow, b: AssetStandingRow) =>
  a.standingId === b.standingId &&
  (a.difference === null || b.difference === null
    ? a.difference === b.difference
    : Buffer.compare(a.difference, b.difference) === 0)

const sameRow = (a: AssetStandingRow, b: AssetStandingRow | undefined) =>
  b !== undefined && sameStanding(a, b) && sameLabels(a, b) && a.looked.join() === b.looked.join()
