import type { TokenRole } from '@/lib/access/roles'
import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface NewToken {
  id: string
  kind: TokenRole
  name: string
  agentId: string | null
  /** Left out: it hands in for any asset. */
  assetPrefix?: string | null
  /** First characters of the secret, to recognise it by. */
  prefix: string
  /** SHA-256 of the secret. */
  hash: Uint8Array<ArrayBuffer>
  expiresAt: Date | null
  at: Date
}

/** Keeps a token and enters its hash in the directory by which requests find their tenant. */
export async function createToken(tx: TenantTx, token: NewToken): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO api_token (tenant_id, id, kind, name, agent_id, asset_prefix, prefix, created_at, created_by, expires_at)
    VALUES (${tx.tenantId}::uuid, ${token.id}::uuid, ${token.kind}, ${token.name}, ${token.agentId}::uuid,
      ${token.assetPrefix ?? null}, ${token.prefix},
      ${token.at}, ${await ensureActor(tx)}::uuid, ${token.expiresAt})`
  await tx.db.$queryRaw`SELECT 1 AS done FROM app.register_token(${token.hash}, ${token.id}::uuid)`
}
