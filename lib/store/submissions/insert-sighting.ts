import type { TenantTx } from '../in-tenant'

/** Records that a submission without a time of its own was handed in again. */
export async function insertSighting(
  tx: TenantTx,
  sighting: { submissionId: string; seenAt: Date; actorRef: string; logIndex: number; logEpoch: number },
): Promise<void> {
  await tx.db.sighting.createMany({ data: [{ tenantId: tx.tenantId, ...sighting }], skipDuplicates: true })
}
