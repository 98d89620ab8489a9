import type { TenantTx } from '../in-tenant'

type Bytes = Uint8Array<ArrayBuffer>

/** Keeps what a report says; only the first snapshot counts. @param frozen gzip of it, and SHA-256 of the unpacked bytes */
export async function freezeSnapshot(
  tx: TenantTx,
  id: string,
  frozen: { packed: Bytes; sha256: Bytes; progress: number },
): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE report SET snapshot = ${frozen.packed}, snapshot_sha256 = ${frozen.sha256}, progress = greatest(progress, ${frozen.progress})
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND snapshot IS NULL`
}
