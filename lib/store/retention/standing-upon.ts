import type { TenantTx } from '../in-tenant'

type Bytes = Uint8Array<ArrayBuffer>

/** What is kept as a difference from any of these, and from which. */
export async function standingUpon(
  tx: TenantTx,
  sha256: readonly Bytes[],
): Promise<{ sha256: Bytes; base: Bytes }[]> {
  if (sha256.length === 0) return []
  return tx.db.$queryRaw<{ sha256: Bytes; base: Bytes }[]>`
    SELECT e.sha256, e.base_sha256 AS base FROM evidence e
    WHERE e.tenant_id = ${tx.tenantId}::uuid AND e.base_sha256 = ANY(${[...sha256]}::bytea[])`
}
