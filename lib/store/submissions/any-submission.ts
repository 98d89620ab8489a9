import type { TenantTx } from '../in-tenant'

/** Whether any report was ever handed in, whatever became of it. */
export async function anySubmission(tx: TenantTx): Promise<boolean> {
  const row = await tx.db.submission.findFirst({ where: { tenantId: tx.tenantId }, select: { id: true } })
  return row !== null
}
