import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

/** Records a freshness limit from an instant on; earlier ones stay, since they changed verdicts of their time. */
export async function putFreshnessLimit(tx: TenantTx, tool: string, days: number, at: Date): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO freshness_limit (tenant_id, tool, recorded_from, days, actor_ref)
    VALUES (${tx.tenantId}::uuid, ${tool}, ${at}, ${days}, ${await ensureActor(tx)}::uuid)`
}
