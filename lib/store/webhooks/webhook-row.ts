import type { WebhookEvent, WebhookKind } from '@/lib/core/webhook'

export interface WebhookRow {
  id: string
  name: string
  kind: WebhookKind
  events: WebhookEvent[]
  /** As much of the address as people may see. */
  shown: string
  addressSealed: Uint8Array<ArrayBuffer>
  secretSealed: Uint8Array<ArrayBuffer> | null
  previousSealed: Uint8Array<ArrayBuffer> | null
  previousUntil: Date | null
  createdAt: Date
  failingSince: Date | null
  disabledAt: Date | null
  /** By a person, after long failure, or because the receiver said that it is gone. */
  disabledWhy: 'person' | 'failing' | 'gone' | null
}
