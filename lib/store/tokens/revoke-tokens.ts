import type { TenantTx } from '../in-tenant'

/** Revokes one token, or all of an agent; answers the ids of those that were still good. */
export async function revokeTokens(
  tx: TenantTx,
  which: { tokenId: string } | { agentId: string },
  at: Date,
): Promise<string[]> {
  const tokenId = 'tokenId' in which ? which.tokenId : null
  const agentId = 'agentId' in which ? which.agentId : null
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    UPDATE api_token SET revoked_at = ${at} WHERE tenant_id = ${tx.tenantId}::uuid AND revoked_at IS NULL
      AND (id = ${tokenId}::uuid OR agent_id = ${agentId}::uuid) RETURNING id`
  return rows.map((row) => row.id)
}
