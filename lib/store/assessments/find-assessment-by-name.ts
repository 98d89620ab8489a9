import type { TenantTx } from '../in-tenant'

/** The assessment of this name that is not archived, or null. */
export async function findAssessmentByName(tx: TenantTx, name: string): Promise<string | null> {
  const row = await tx.db.assessment.findFirst({
    where: { tenantId: tx.tenantId, name, archivedAt: null },
    select: { id: true },
  })
  return row?.id ?? null
}
