import type { TenantTx } from '../in-tenant'
import type { LogName } from './lock-head'

/** Keeps a signed checkpoint; of one size there is only ever one. */
export async function putCheckpoint(
  tx: TenantTx,
  checkpoint: {
    log: LogName
    epoch: number
    size: number
    root: Uint8Array<ArrayBuffer>
    note: string
    at: Date
  },
): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO log_checkpoint (tenant_id, log, epoch, size, root, note, signed_at)
    VALUES (${tx.tenantId}::uuid, ${checkpoint.log}, ${checkpoint.epoch}, ${checkpoint.size}, ${checkpoint.root}, ${checkpoint.note}, ${checkpoint.at})
    ON CONFLICT DO NOTHING`
}

/** The checkpoint of exactly this size, if it was signed. */
export async function getCheckpoint(
  tx: TenantTx,
  log: LogName,
  epoch: number,
  size: number,
): Promise<string | null> {
  const row = await tx.db.logCheckpoint.findUnique({
    where: { tenantId_log_epoch_size: { tenantId: tx.tenantId, log, epoch, size } },
    select: { note: true },
  })
  return row?.note ?? null
}
