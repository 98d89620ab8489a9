import type { AssetKind } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

/** Adds aliases that are not yet taken; waits for a concurrent transaction that takes the same one. */
export async function addAliases(
  tx: TenantTx,
  assetId: string,
  kind: AssetKind,
  aliases: readonly { alias: string; source: 'given' | 'printed' | 'person' }[],
  at: Date,
): Promise<void> {
  if (aliases.length === 0) return
  await tx.db.$executeRaw`
    INSERT INTO asset_alias (tenant_id, kind, alias, asset_id, source, created_at)
    SELECT ${tx.tenantId}::uuid, ${kind}, a.alias, ${assetId}::uuid, a.source, ${at}
    FROM unnest(${aliases.map((a) => a.alias)}::text[], ${aliases.map((a) => a.source)}::text[]) AS a(alias, source)
    ON CONFLICT DO NOTHING`
}
