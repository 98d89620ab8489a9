import type { TenantTx } from '../in-tenant'

export interface Look {
  at: Date
  /** How far the evidence log was. */
  epoch: number
  size: number
}

/** Notes when the tenant was looked over, and locks that row until COMMIT: of two looks at once the second comes after. */
export async function noteLook(tx: TenantTx, { at, epoch, size }: Look): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO notice_look (tenant_id, looked_at, log_epoch, log_size) VALUES (${tx.tenantId}::uuid, ${at}, ${epoch}, ${size})
    ON CONFLICT (tenant_id) DO UPDATE SET looked_at = excluded.looked_at, log_epoch = excluded.log_epoch,
      log_size = excluded.log_size`
}
