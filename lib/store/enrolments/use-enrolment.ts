import type { TenantTx } from '../in-tenant'

/** Uses a code up by one, never more often than it is good for, however many ask at once; false when it is no longer good. */
export async function useEnrolment(tx: TenantTx, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const used = await tx.db.$executeRaw`
    UPDATE agent_enrolment SET used = used + 1 WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid
      AND used < most AND revoked_at IS NULL AND expires_at > ${at}`
  return used === 1
}
