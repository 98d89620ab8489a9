import type { TenantTx } from '../in-tenant'

type Bytes = Uint8Array<ArrayBuffer>

/** Keeps the bytes of a finished report and where the log says so. The caller holds the row's lock. */
export async function finishReport(
  tx: TenantTx,
  id: string,
  done: { content: Bytes; sha256: Bytes; at: Date; logIndex: number; logEpoch: number },
): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE report SET state = 'done', progress = 100, error = NULL, content = ${done.content}, sha256 = ${done.sha256},
      finished_at = ${done.at}, log_index = ${done.logIndex}, log_epoch = ${done.logEpoch}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND state <> 'done'`
}
