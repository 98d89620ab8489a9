import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

/** Notes who has seen a use of a break-glass account; false when somebody had already. */
export async function acknowledgeBreakGlassUse(tx: TenantTx, id: string, at: Date): Promise<boolean> {
  const done = await tx.db.$executeRaw`
    UPDATE break_glass_use SET acknowledged_at = ${at}, acknowledged_by = ${await ensureActor(tx)}::uuid
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND acknowledged_at IS NULL`
  return done > 0
}
