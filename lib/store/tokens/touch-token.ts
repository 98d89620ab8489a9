import type { TenantTx } from '../in-tenant'

/** Notes when a token, and the agent it belongs to, was heard last, and from where. */
export async function touchToken(
  tx: TenantTx,
  token: { id: string; agentId: string | null },
  at: Date,
  address: string | null,
): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE api_token SET last_used_at = ${at}, last_address = ${address}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${token.id}::uuid AND (last_used_at IS NULL OR last_used_at < ${at})`
  if (token.agentId === null) return
  await tx.db.$executeRaw`
    UPDATE agent SET last_heard_at = ${at}, last_address = ${address}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${token.agentId}::uuid AND (last_heard_at IS NULL OR last_heard_at < ${at})`
}
