import type { TenantTx } from '../in-tenant'

/** Lets aliases of images name another asset: tags move, and a digest may turn out to be another image's. */
export async function moveImageAliases(
  tx: TenantTx,
  moves: readonly { alias: string; assetId: string; source: 'tag' | 'printed' }[],
  at: Date,
): Promise<void> {
  if (moves.length === 0) return
  await tx.db.$executeRaw`
    INSERT INTO asset_alias (tenant_id, kind, alias, asset_id, source, created_at)
    SELECT ${tx.tenantId}::uuid, 'image', m.alias, m.asset_id, m.source, ${at}
    FROM unnest(${moves.map((m) => m.alias)}::text[], ${moves.map((m) => m.assetId)}::uuid[], ${moves.map((m) => m.source)}::text[])
      AS m(alias, asset_id, source)
    ON CONFLICT (tenant_id, kind, alias) DO UPDATE SET asset_id = EXCLUDED.asset_id
      WHERE asset_alias.tenant_id = ${tx.tenantId}::uuid AND asset_alias.asset_id <> EXCLUDED.asset_id`
}
