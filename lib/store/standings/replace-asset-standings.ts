import type { TenantTx } from '../in-tenant'
import { partOf } from '../stamps/parts'
import type { AssetStandingRow } from './standing-row'

/** Takes away the rows of an asset that begin at some instants, and writes others, in the place of those that begin when they do. */
export async function replaceAssetStandings(
  tx: TenantTx,
  assetId: string,
  drop: readonly Date[],
  put: readonly AssetStandingRow[],
): Promise<void> {
  if (drop.length + put.length === 0) return
  tx.changed.add(partOf(assetId))
  if (tx.scope.limit !== null) return replaceInSight(tx, assetId, drop, put)
  // One array a column, and arrays of arrays are rectangles in PostgreSQL: a row's own travel as text.
  tx.later(tx.db.$queryRaw`
    SELECT app.replace_standings(${tx.tenantId}::uuid, ${assetId}::uuid, ${[...drop]}::timestamptz[], ${put.map((r) => r.validFrom)}::timestamptz[],
      ${put.map((r) => r.standingId)}::uuid[], ${put.map((r) => r.difference)}::bytea[], ${put.map((r) => JSON.stringify(r.labels))}::text[],
      ${put.map(lookedOf)}::text[])::text`)
}

/** As row-level security has it whose labels limit a transaction. */
function replaceInSight(
  tx: TenantTx,
  assetId: string,
  drop: readonly Date[],
  put: readonly AssetStandingRow[],
): void {
  if (drop.length > 0) {
    tx.later(tx.db.$executeRaw`
      DELETE FROM asset_standing WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid
        AND valid_from = ANY(${[...drop]}::timestamptz[])`)
  }
  if (put.length === 0) return
  tx.later(tx.db.$executeRaw`
    INSERT INTO asset_standing (tenant_id, asset_id, valid_from, standing_id, difference, labels, looked)
    SELECT ${tx.tenantId}::uuid, ${assetId}::uuid, r.valid_from, r.standing_id, r.difference, r.labels::jsonb, r.looked::bigint[]
    FROM unnest(${put.map((r) => r.validFrom)}::timestamptz[], ${put.map((r) => r.standingId)}::uuid[],
      ${put.map((r) => r.difference)}::bytea[], ${put.map((r) => JSON.stringify(r.labels))}::text[], ${put.map(lookedOf)}::text[])
      AS r(valid_from, standing_id, difference, labels, looked)
    ON CONFLICT (tenant_id, asset_id, valid_from)
    DO UPDATE SET standing_id = excluded.standing_id, difference = excluded.difference, labels = excluded.labels, looked = excluded.looked`)
}

/** As PostgreSQL writes an array; null: the only kind of look looked when the row begins. */
const lookedOf = ({ looked, validFrom }: AssetStandingRow) =>
  looked.length === 1 && looked[0] === validFrom.getTime() ? null : `{${looked.join()}}`
