import type { TenantTx } from '../in-tenant'

export interface BreakGlassUseRow {
  id: string
  userId: string
  /** As the logs name them. */
  name: string
  at: Date
  address: string | null
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
}

/** Uses of break-glass accounts, last first; with an id, that one. */
export async function listBreakGlassUses(
  tx: TenantTx,
  { id = null, limit }: { id?: string | null; limit: number },
): Promise<BreakGlassUseRow[]> {
  return tx.db.$queryRaw<BreakGlassUseRow[]>`
    SELECT b.id, b.user_id AS "userId", a.label AS name, b.at, b.address, b.acknowledged_at AS "acknowledgedAt",
      k.label AS "acknowledgedBy"
    FROM break_glass_use b
    JOIN actor a ON a.tenant_id = b.tenant_id AND a.id = b.actor_ref
    LEFT JOIN actor k ON k.tenant_id = ${tx.tenantId}::uuid AND k.id = b.acknowledged_by
    WHERE b.tenant_id = ${tx.tenantId}::uuid AND (${id}::uuid IS NULL OR b.id = ${id}::uuid)
    ORDER BY b.acknowledged_at IS NOT NULL, b.at DESC, b.id LIMIT ${limit}`
}
