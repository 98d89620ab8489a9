import type { TenantTx } from '../in-tenant'

/** More than these are told apart by nobody: whoever asks gives more of the hash. */
const MOST = 50

/** SHA-256 of kept evidence that begins with these hex digits. */
export async function evidenceBeginningWith(
  tx: TenantTx,
  prefix: string,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const rows = await tx.db.$queryRaw<{ sha256: Uint8Array<ArrayBuffer> }[]>`
    SELECT sha256 FROM evidence
    WHERE tenant_id = ${tx.tenantId}::uuid
      AND sha256 BETWEEN decode(${prefix.padEnd(64, '0')}, 'hex') AND decode(${prefix.padEnd(64, 'f')}, 'hex')
    ORDER BY sha256 LIMIT ${MOST}`
  return rows.map((row) => row.sha256)
}
