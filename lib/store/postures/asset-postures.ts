import type { TenantTx } from '../in-tenant'

export interface AssetPostureRow {
  /** Local days, `YYYY-MM-DD`; the end is exclusive. */
  dayFrom: string
  dayTo: string
  postureId: string
  labelSetId: string
  kind: string
}

/** Postures of an asset that reach past a local day. */
export async function assetPostures(tx: TenantTx, assetId: string, day: string): Promise<AssetPostureRow[]> {
  return tx.db.$queryRaw<AssetPostureRow[]>`
    SELECT day_from::text AS "dayFrom", day_to::text AS "dayTo", posture_id AS "postureId", label_set_id AS "labelSetId", kind
    FROM asset_posture WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid AND day_to > ${day}::date
    ORDER BY day_from`
}

/** Replaces the postures that begin on one of the days in `drop` by others. */
export async function replaceAssetPostures(
  tx: TenantTx,
  assetId: string,
  drop: readonly AssetPostureRow[],
  add: readonly AssetPostureRow[],
): Promise<void> {
  if (drop.length > 0) {
    tx.later(tx.db.$executeRaw`
      DELETE FROM asset_posture WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid
        AND day_from = ANY(${drop.map((row) => row.dayFrom)}::date[])`)
  }
  if (add.length > 0) {
    tx.later(tx.db.$executeRaw`
      INSERT INTO asset_posture (tenant_id, asset_id, day_from, day_to, posture_id, label_set_id, kind)
      SELECT ${tx.tenantId}::uuid, ${assetId}::uuid, p.day_from, p.day_to, p.posture_id, p.label_set_id, p.kind
      FROM unnest(${add.map((r) => r.dayFrom)}::date[], ${add.map((r) => r.dayTo)}::date[], ${add.map((r) => r.postureId)}::uuid[],
        ${add.map((r) => r.labelSetId)}::uuid[], ${add.map((r) => r.kind)}::text[]) AS p(day_from, day_to, posture_id, label_set_id, kind)
      ON CONFLICT DO NOTHING`)
  }
}
