import type { Bilingual } from './framework'

/** How a webhook is spoken to. */
export const WEBHOOK_KINDS = ['standard', 'dingtalk', 'feishu', 'wecom'] as const
export type WebhookKind = (typeof WEBHOOK_KINDS)[number]

/** What a webhook can be told of. */
export const WEBHOOK_EVENTS = ['gap.new', 'source.quiet', 'report.rejected', 'break_glass.used'] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** A control of an assessment that shows a gap and did not at the look before. */
export interface GapItem {
  assessment: { id: string; name: string }
  control: string
  ref: string
  title: Bilingual
  verdict: string
  verdict_words: Bilingual
  /** Page of the tenant that says more. */
  path: string
}

/** An agent or an asset from which nothing came for longer than its limit. */
export interface QuietItem {
  source: 'agent' | 'asset'
  id: string
  name: string
  /** RFC 3339: the last sign of it. */
  last: string
  path: string
}

/** A report that was handed in and could not be read. */
export interface RejectedItem {
  submission: string
  code: string
  /** Who handed it in, as people of the tenant see it. */
  sender: string
  received_at: string
  path: string
}

/** Somebody came in by a break-glass account. */
export interface BreakGlassItem {
  /** Who, as people of the tenant know them. */
  name: string
  /** RFC 3339. */
  at: string
  address: string | null
  path: string
}

interface Told<E extends string, I> {
  event: E
  /** How many there are; `items` may hold fewer. */
  total: number
  items: readonly I[]
  /** Page of the tenant that lists them. */
  path: string
}

/** What one delivery says, before a kind makes its body of it. Holds no secret. */
export type WebhookMessage =
  | Told<'gap.new', GapItem>
  | Told<'source.quiet', QuietItem>
  | Told<'report.rejected', RejectedItem>
  | Told<'break_glass.used', BreakGlassItem>
  | Told<'test', never>
