import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'
import type { WebhookRow } from './webhook-row'

export type NewWebhook = Pick<
  WebhookRow,
  'id' | 'name' | 'kind' | 'events' | 'shown' | 'addressSealed' | 'secretSealed' | 'createdAt'
>

/** Keeps a webhook; false when another one has the name. */
export async function insertWebhook(tx: TenantTx, hook: NewWebhook): Promise<boolean> {
  const inserted = await tx.db.$executeRaw`
    INSERT INTO webhook (tenant_id, id, name, kind, events, shown, address_sealed, secret_sealed, created_at, created_by)
    VALUES (${tx.tenantId}::uuid, ${hook.id}::uuid, ${hook.name}, ${hook.kind}, ${hook.events}::text[], ${hook.shown},
      ${hook.addressSealed}, ${hook.secretSealed}, ${hook.createdAt}, ${await ensureActor(tx)}::uuid)
    ON CONFLICT (tenant_id, name) DO NOTHING`
  return inserted === 1
}
