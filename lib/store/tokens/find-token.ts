import type { TenantTx } from '../in-tenant'
import type { TokenRow } from './list-tokens'

/** One token of the tenant, or null. */
export async function findToken(tx: TenantTx, id: string): Promise<TokenRow | null> {
  const rows = await tx.db.$queryRaw<TokenRow[]>`
    SELECT id, kind, name, prefix, agent_id AS "agentId", asset_prefix AS "assetPrefix", created_at AS "createdAt",
      expires_at AS "expiresAt", rotated_at AS "rotatedAt", previous_prefix AS "previousPrefix",
      previous_until AS "previousUntil", revoked_at AS "revokedAt", last_used_at AS "lastUsedAt", last_address AS "lastAddress"
    FROM api_token WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`
  return rows[0] ?? null
}
