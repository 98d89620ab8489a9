import { publicId } from '@/lib/core/public-id'
import type { DeliveryRow } from '@/lib/store/webhooks/list-deliveries'
import type { WebhookRow } from '@/lib/store/webhooks/webhook-row'
import type { DeliveryDto, WebhookDto } from './webhook.schema'

export function deliveryDto(row: DeliveryRow): DeliveryDto {
  return {
    id: publicId('delivery', row.id),
    event: row.message.event,
    total: row.message.total,
    created_at: row.createdAt.toISOString(),
    state: row.state,
    attempts: row.attempts,
    tried_at: row.triedAt?.toISOString() ?? null,
    status: row.status,
    error: row.error,
  }
}

/** A webhook without its secrets. */
export function webhookDto(row: WebhookRow, last: DeliveryRow | undefined, now: Date): WebhookDto {
  const overlap = row.previousSealed && row.previousUntil && row.previousUntil > now
  return {
    id: publicId('webhook', row.id),
    name: row.name,
    kind: row.kind,
    events: row.events,
    address: row.shown,
    signed: row.secretSealed !== null,
    old_secret_until: overlap ? (row.previousUntil?.toISOString() ?? null) : null,
    created_at: row.createdAt.toISOString(),
    failing_since: row.failingSince?.toISOString() ?? null,
    disabled_at: row.disabledAt?.toISOString() ?? null,
    disabled_why: row.disabledWhy,
    last_delivery: last ? deliveryDto(last) : null,
  }
}
