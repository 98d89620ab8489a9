import type { TenantTx } from '../in-tenant'

/** Assets that have not been worked out under a catalogue from their beginning on, in the order of their ids. */
export async function assetsToTally(tx: TenantTx, catalogueVersion: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM asset a
    LEFT JOIN LATERAL (
      SELECT r.standing_id FROM asset_standing r
      WHERE r.tenant_id = ${tx.tenantId}::uuid AND r.asset_id = a.id AND r.standing_id IS NOT NULL ORDER BY r.valid_from LIMIT 1
    ) f ON true
    LEFT JOIN standing s ON s.tenant_id = ${tx.tenantId}::uuid AND s.id = f.standing_id
    WHERE a.tenant_id = ${tx.tenantId}::uuid AND s.catalogue_version IS DISTINCT FROM ${catalogueVersion} ORDER BY a.id`
  return rows.map(({ id }) => id)
}
