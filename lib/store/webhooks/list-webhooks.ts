import type { TenantTx } from '../in-tenant'
import type { WebhookRow } from './webhook-row'

/** The tenant's webhooks, oldest first; or the one of an id. */
export async function listWebhooks(tx: TenantTx, id: string | null = null): Promise<WebhookRow[]> {
  return tx.db.$queryRaw<WebhookRow[]>`
    SELECT id, name, kind, events, shown, address_sealed AS "addressSealed", secret_sealed AS "secretSealed",
      previous_sealed AS "previousSealed", previous_until AS "previousUntil", created_at AS "createdAt",
      failing_since AS "failingSince", disabled_at AS "disabledAt", disabled_why AS "disabledWhy"
    FROM webhook WHERE tenant_id = ${tx.tenantId}::uuid AND (${id}::uuid IS NULL OR id = ${id}::uuid) ORDER BY id`
}
