import type { TenantTx } from '../in-tenant'

/**
 * Shuts the tenant to one session of a member, or (null) to every one; whoever is of no other tenant is signed out by it.
 * Answers how many were open.
 */
export async function shutSessions(
  tx: TenantTx,
  { userId, sessionId, at }: { userId: string; sessionId: string | null; at: Date },
): Promise<number> {
  const rows = await tx.db.$queryRaw<{ shut: number }[]>`
    SELECT app.shut_sessions(${userId}::uuid, ${sessionId}::uuid, ${at}::timestamptz) AS shut
    WHERE EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = ${tx.tenantId}::uuid AND m.user_id = ${userId}::uuid)`
  return rows[0]?.shut ?? 0
}
