import type { PrincipalTenant } from '@/lib/access/principal'
import type { WebhookKind, WebhookMessage } from '@/lib/core/webhook'
import { dingtalkSignature, feishuSignature, standardSignature } from './sign'
import { textOf } from './text-of'

export interface WebhookCall {
  kind: WebhookKind
  address: string
  /** The one in use first; while a rotation overlaps, the one before it too. */
  secrets: readonly string[]
  /** Of the delivery: the same at every attempt, so that a receiver knows a message it had. */
  id: string
  message: WebhookMessage
  tenant: Pick<PrincipalTenant, 'slug' | 'name' | 'language' | 'timeZone'>
  /** When the message was made. */
  madeAt: Date
  now: Date
  origin: string
}

export interface WebhookRequest {
  url: URL
  headers: Record<string, string>
  body: string
}

/** What the chat services take of Markdown, with room for what stands around it. */
const MOST_BYTES = { dingtalk: 18_000, feishu: 18_000, wecom: 4000 } as const

/** The request of one attempt, as the receiver's own rules want it. */
export function requestOf(call: WebhookCall): WebhookRequest {
  const { kind, secrets, now } = call
  const url = new URL(call.address)
  const [secret] = secrets
  const milliseconds = now.getTime()
  const seconds = Math.floor(milliseconds / 1000)
  if (kind === 'standard') {
    const body = JSON.stringify(standardBody(call))
    const signature = standardSignature(secrets, call.id, seconds, body)
    const headers = {
      'webhook-id': call.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signature,
    }
    return json(url, body, headers)
  }
  const { title, markdown } = textOf(call.message, { ...call, mostBytes: MOST_BYTES[kind] })
  if (kind === 'dingtalk') {
    if (secret) {
      url.searchParams.set('timestamp', String(milliseconds))
      url.searchParams.set('sign', dingtalkSignature(secret, milliseconds))
    }
    return json(url, JSON.stringify({ msgtype: 'markdown', markdown: { title, text: markdown } }))
  }
  if (kind === 'wecom') {
    return json(url, JSON.stringify({ msgtype: 'markdown', markdown: { content: markdown } }))
  }
  const signed = secret ? { timestamp: String(seconds), sign: feishuSignature(secret, seconds) } : {}
  const [, ...rest] = markdown.split('\n\n')
  const card = {
    config: { wide_screen_mode: true },
    header: { title: { tag: 'plain_text', content: title } },
    elements: [{ tag: 'markdown', content: rest.join('\n') }],
  }
  return json(url, JSON.stringify({ ...signed, msg_type: 'interactive', card }))
}

function json(url: URL, body: string, headers: Record<string, string> = {}): WebhookRequest {
  return {
    url,
    headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Plimsoll', ...headers },
    body,
  }
}

function standardBody({ message, tenant, madeAt, origin }: WebhookCall) {
  const page = (path: string) => `${origin}/t/${encodeURIComponent(tenant.slug)}${path}`
  const items: readonly { path: string }[] = message.items
  return {
    type: message.event,
    timestamp: madeAt.toISOString(),
    data: {
      tenant: { slug: tenant.slug, name: tenant.name },
      total: message.total,
      items: items.map(({ path, ...item }) => ({ ...item, url: page(path) })),
      url: page(message.path),
    },
  }
}
