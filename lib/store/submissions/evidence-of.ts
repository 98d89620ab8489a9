import type { TenantTx } from '../in-tenant'

/** Of each submission, the hash of its bytes (hex) and its place in the evidence log. */
export async function evidenceOf(
  tx: TenantTx,
  submissionIds: readonly string[],
): Promise<Map<string, { sha256: string; logIndex: number }>> {
  const rows = await tx.db.submission.findMany({
    where: { tenantId: tx.tenantId, id: { in: [...new Set(submissionIds)] } },
    select: { id: true, evidenceSha256: true, logIndex: true },
  })
  return new Map(
    rows.map((row) => [
      row.id,
      { sha256: Buffer.from(row.evidenceSha256).toString('hex'), logIndex: row.logIndex },
    ]),
  )
}
