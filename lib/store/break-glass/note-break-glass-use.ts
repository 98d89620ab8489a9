import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface BreakGlassUse {
  id: string
  sessionId: string
  userId: string
  address: string | null
  at: Date
}

/** Notes that a session came in by break-glass; false when that was noted already. */
export async function noteBreakGlassUse(tx: TenantTx, use: BreakGlassUse): Promise<boolean> {
  const { id, sessionId, userId, address, at } = use
  const noted = await tx.db.$executeRaw`
    INSERT INTO break_glass_use (tenant_id, id, session_id, user_id, actor_ref, at, address)
    VALUES (${tx.tenantId}::uuid, ${id}::uuid, ${sessionId}::uuid, ${userId}::uuid, ${await ensureActor(tx)}::uuid, ${at}, ${address})
    ON CONFLICT DO NOTHING`
  return noted > 0
}
