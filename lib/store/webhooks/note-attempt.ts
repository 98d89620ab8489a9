import type { TenantTx } from '../in-tenant'
import type { DeliveryRow } from './list-deliveries'

export interface Attempt {
  state: DeliveryRow['state']
  triedAt: Date
  status: number | null
  error: string | null
}

/** Notes how an attempt to deliver went. */
export async function noteAttempt(tx: TenantTx, id: string, attempt: Attempt): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE webhook_delivery SET state = ${attempt.state}, attempts = attempts + 1, tried_at = ${attempt.triedAt},
      status = ${attempt.status}, error = ${attempt.error}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`
}
