import type { TenantTx } from '../in-tenant'

type Bytes = Uint8Array<ArrayBuffer>

/** Acts that dropped what lay in the object store, whose objects may still be there. */
export async function objectsToRemove(tx: TenantTx): Promise<{ id: string; objects: Bytes[] }[]> {
  return tx.db.$queryRaw<{ id: string; objects: Bytes[] }[]>`
    SELECT id, objects FROM evidence_drop WHERE tenant_id = ${tx.tenantId}::uuid AND objects <> '{}' AND (SELECT app.unlimited()) ORDER BY id`
}

/** Notes that they are gone. */
export async function forgetObjects(tx: TenantTx, id: string): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE evidence_drop SET objects = '{}' WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`
}
