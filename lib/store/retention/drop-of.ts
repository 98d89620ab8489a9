import type { TenantTx } from '../in-tenant'
import type { DropAct } from './insert-drop'

/** By which act the bytes of evidence were dropped; null where they are there, or nothing is. */
export async function dropOf(tx: TenantTx, sha256: Uint8Array<ArrayBuffer>): Promise<DropAct | null> {
  const row = await tx.db.evidence.findUnique({
    where: { tenantId_sha256: { tenantId: tx.tenantId, sha256 } },
    select: { encoding: true, dropId: true },
  })
  return row?.encoding === 'dropped' && row.dropId ? readDrop(tx, row.dropId) : null
}

/** What was dropped at once; null where there is no such act. */
export async function readDrop(tx: TenantTx, id: string): Promise<DropAct | null> {
  return tx.db.evidenceDrop.findUnique({
    where: { tenantId_id: { tenantId: tx.tenantId, id } },
    omit: { tenantId: true, moved: true, objects: true },
  })
}
