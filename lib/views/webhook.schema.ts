import { z } from 'zod'
import { WEBHOOK_EVENTS, WEBHOOK_KINDS } from '@/lib/core/webhook'
import { instant, page } from './common.schema'
import { readableName } from './readable-name'

export const webhookKind = z.enum(WEBHOOK_KINDS)
export const webhookEvent = z.enum(WEBHOOK_EVENTS)

export const delivery = z.object({
  id: z.string(),
  event: z.enum([...WEBHOOK_EVENTS, 'test']),
  /** How many things the message tells of. */
  total: z.number().int(),
  created_at: instant,
  state: z.enum(['queued', 'delivered', 'failed']),
  attempts: z.number().int(),
  tried_at: instant.nullable(),
  /** HTTP status of the last answer; null where none came. */
  status: z.number().int().nullable(),
  /** Why the last attempt failed. */
  error: z.string().nullable(),
})
export const deliveryPage = page(delivery)

export const webhook = z.object({
  id: z.string(),
  name: z.string(),
  kind: webhookKind,
  events: z.array(webhookEvent),
  /** Host and last characters of the address; the whole is never answered. */
  address: z.string(),
  /** Whether messages are signed. */
  signed: z.boolean(),
  /** Until then messages are signed under the secret before, too. */
  old_secret_until: instant.nullable(),
  created_at: instant,
  /** Since when nothing has arrived. */
  failing_since: instant.nullable(),
  disabled_at: instant.nullable(),
  /** `person`, `failing` (nothing arrived for days) or `gone` (the receiver answered 410). */
  disabled_why: z.enum(['person', 'failing', 'gone']).nullable(),
  last_delivery: delivery.nullable(),
})
export const webhookPage = page(webhook)

const name = readableName(100)
const address = z.string().min(1).max(2000)
const secret = z.string().min(1).max(500)
const events = z.array(webhookEvent).min(1).max(WEBHOOK_EVENTS.length)

export const webhookCreate = z
  .object({
    name,
    kind: webhookKind,
    url: address,
    events,
    /** Of a DingTalk or Feishu robot with signature check; kind `standard` gets one made. */
    secret: secret.optional(),
  })
  .strict()
export const webhookPatch = z
  .object({
    name: name.optional(),
    url: address.optional(),
    events: events.optional(),
    /** Null takes it away. */
    secret: secret.nullable().optional(),
    enabled: z.boolean().optional(),
  })
  .strict()
/** The only answers that ever carry a secret; null for chat robots, whose service makes it. */
export const webhookCreated = webhook.extend({ secret: z.string().nullable() })
export const webhookRotated = webhook.extend({ secret: z.string() })
export const webhookTested = z.object({
  delivered: z.boolean(),
  status: z.number().int().nullable(),
  error: z.string().nullable(),
})

export type WebhookDto = z.infer<typeof webhook>
export type DeliveryDto = z.infer<typeof delivery>
export type WebhookCreate = z.infer<typeof webhookCreate>
export type WebhookPatch = z.infer<typeof webhookPatch>
export type WebhookTested = z.infer<typeof webhookTested>
