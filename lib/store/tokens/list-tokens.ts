import type { TokenRole } from '@/lib/access/roles'
import type { TenantTx } from '../in-tenant'

export interface TokenRow {
  id: string
  kind: TokenRole
  name: string
  prefix: string
  agentId: string | null
  createdAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
  lastUsedAt: Date | null
  lastAddress: string | null
}

/** Tokens, newest first (ids are in order of time), after the last id of the page before. */
export async function listTokens(tx: TenantTx, after: string | null, limit: number): Promise<TokenRow[]> {
  return tx.db.$queryRaw<TokenRow[]>`
    SELECT id, kind, name, prefix, agent_id AS "agentId", created_at AS "createdAt", expires_at AS "expiresAt",
      revoked_at AS "revokedAt", last_used_at AS "lastUsedAt", last_address AS "lastAddress"
    FROM api_token WHERE tenant_id = ${tx.tenantId}::uuid AND (${after}::uuid IS NULL OR id < ${after}::uuid)
    ORDER BY id DESC LIMIT ${limit}`
}
