import type { TenantTx } from '../in-tenant'
import type { AssetStandingRow, StandingContent } from './standing-row'

/** A row with what its standing says, as far as that is known. */
export type SaidStandingRow = AssetStandingRow & { said: StandingContent | null }

type Row = Omit<AssetStandingRow, 'looked'> & Omit<StandingContent, 'id'> & { looked: bigint[] | null }

/** How an asset stands from an instant on until another, that included, and the last row before it; oldest first. */
export async function assetStandings(
  tx: TenantTx,
  assetId: string,
  from: Date,
  until: Date,
): Promise<SaidStandingRow[]> {
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT a.valid_from AS "validFrom", a.standing_id AS "standingId", a.difference, a.labels, a.looked, s.catalogue_version AS version, s.kinds,
      s.fresh, s.content
    FROM asset_standing a
    LEFT JOIN standing s ON s.tenant_id = a.tenant_id AND s.id = a.standing_id AND s.tenant_id = ${tx.tenantId}::uuid
    WHERE a.tenant_id = ${tx.tenantId}::uuid AND a.asset_id = ${assetId}::uuid AND a.valid_from >= coalesce((
      SELECT max(b.valid_from) FROM asset_standing b
      WHERE b.tenant_id = ${tx.tenantId}::uuid AND b.asset_id = ${assetId}::uuid AND b.valid_from < ${from}
    ), ${from}) AND a.valid_from <= ${until}
    ORDER BY a.valid_from`
  return rows.map(({ validFrom, standingId, difference, labels, looked, ...said }) => ({
    validFrom,
    standingId,
    difference,
    labels,
    looked: looked ? looked.map(Number) : [validFrom.getTime()],
    said: standingId ? { id: standingId, ...said } : null,
  }))
}
