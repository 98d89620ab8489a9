import type { TokenRole } from '@/lib/access/roles'
import type { TenantTx } from '../in-tenant'

export interface TokenRow {
  id: string
  kind: TokenRole
  name: string
  prefix: string
  agentId: string | null
  /** What it may hand in for: assets whose name begins so; null: all. */
  assetPrefix: string | null
  createdAt: Date
  expiresAt: Date | null
  rotatedAt: Date | null
  /** The secret before the last rotation, and until when it is good. */
  previousPrefix: string | null
  previousUntil: Date | null
  revokedAt: Date | null
  lastUsedAt: Date | null
  lastAddress: string | null
}

/** Tokens, newest first (ids are in order of time), after the last id of the page before. */
export async function listTokens(tx: TenantTx, after: string | null, limit: number): Promise<TokenRow[]> {
  return tx.db.$queryRaw<TokenRow[]>`
    SELECT id, kind, name, prefix, agent_id AS "agentId", asset_prefix AS "assetPrefix", created_at AS "createdAt",
      expires_at AS "expiresAt", rotated_at AS "rotatedAt", previous_prefix AS "previousPrefix",
      previous_until AS "previousUntil", revoked_at AS "revokedAt", last_used_at AS "lastUsedAt", last_address AS "lastAddress"
    FROM api_token WHERE tenant_id = ${tx.tenantId}::uuid AND (${after}::uuid IS NULL OR id < ${after}::uuid)
    ORDER BY id DESC LIMIT ${limit}`
}
