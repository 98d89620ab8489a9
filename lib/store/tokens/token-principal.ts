import type { Lookup } from '@/lib/access/keys'
import type { TokenRole } from '@/lib/access/roles'
import { connectionTo } from '../client'
import { rawOnPool } from '../raw-on'

export interface TokenPrincipalRow {
  tenantId: string
  slug: string
  tenantName: string
  timeZone: string
  tenantLanguage: 'zh' | 'en'
  suspendedAt: Date | null
  tokenId: string
  kind: TokenRole
  name: string
  agentId: string | null
  assetPrefix: string | null
  expiresAt: Date | null
  revokedAt: Date | null
  /** Until when this secret is good, where a newer one has taken its place. */
  secretUntil: Date | null
  lastUsedAt: Date | null
}

/** Whose token has this SHA-256, expired and revoked ones too; null for none. */
export async function tokenPrincipal(
  _key: Lookup,
  hash: Uint8Array<ArrayBuffer>,
): Promise<TokenPrincipalRow | null> {
  const rows = await rawOnPool(connectionTo().pool).$queryRaw<TokenPrincipalRow[]>`
    SELECT tenant_id AS "tenantId", slug, tenant_name AS "tenantName", time_zone AS "timeZone",
      tenant_language AS "tenantLanguage", suspended_at AS "suspendedAt", token_id AS "tokenId", kind, name,
      agent_id AS "agentId", asset_prefix AS "assetPrefix", secret_until AS "secretUntil", expires_at AS "expiresAt", revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"
    FROM app.token_principal(${hash})`
  return rows[0] ?? null
}
