import type { EvidenceDrop } from '../generated/client'
import type { TenantTx } from '../in-tenant'

/** An act of dropping, apart from what it dropped. */
export type DropAct = Omit<EvidenceDrop, 'tenantId' | 'moved' | 'objects'>

/** Keeps what was dropped at once, and by whose decision. */
export async function insertDrop(
  tx: TenantTx,
  drop: DropAct & { objects: Uint8Array<ArrayBuffer>[] },
): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO evidence_drop (tenant_id, id, at, months, received_before, decided_by, decided_at, pieces, bytes, root, objects, log_index, log_epoch)
    VALUES (${tx.tenantId}::uuid, ${drop.id}::uuid, ${drop.at}, ${drop.months}, ${drop.receivedBefore}, ${drop.decidedBy}::uuid,
      ${drop.decidedAt}, ${drop.pieces}, ${drop.bytes}, ${drop.root}, ${drop.objects}::bytea[], ${drop.logIndex}, ${drop.logEpoch})`
}
