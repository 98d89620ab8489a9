import type { TenantTx } from '../in-tenant'
import type { DeclarationRow } from './declaration-row'

/** Keeps declarations of one act. @returns how many; one of the very same two instants is not written again */
export async function putDeclarations(
  tx: TenantTx,
  rows: readonly DeclarationRow[],
  salt: Uint8Array<ArrayBuffer>,
): Promise<number> {
  const { count } = await tx.db.componentDeclaration.createMany({
    data: rows.map((row) => ({ tenantId: tx.tenantId, salt, ...row })),
    skipDuplicates: true,
  })
  return count
}
