import type { TenantTx } from '../in-tenant'

/** When submissions were handed in again, oldest first. */
export async function sightingsOf(
  tx: TenantTx,
  submissionIds: readonly string[],
): Promise<Map<string, Date[]>> {
  const rows = await tx.db.sighting.findMany({
    where: { tenantId: tx.tenantId, submissionId: { in: [...submissionIds] } },
    orderBy: { seenAt: 'asc' },
    select: { submissionId: true, seenAt: true },
  })
  const seen = new Map<string, Date[]>()
  for (const row of rows) seen.set(row.submissionId, [...(seen.get(row.submissionId) ?? []), row.seenAt])
  return seen
}
