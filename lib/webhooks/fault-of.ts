import type { WebhookKind } from '@/lib/core/webhook'
import type { OutgoingAnswer } from '@/lib/outgoing/post'

const MOST_CHARACTERS = 300

/**
 * Why an answer means that the message did not arrive; null when it did. The chat services say no in the body of a 200:
 * DingTalk and WeCom by `errcode`, Feishu by `code` (or the older `StatusCode`).
 */
export function faultOf(kind: WebhookKind, { status, text }: OutgoingAnswer): string | null {
  if (status >= 300 && status < 400) return 'The receiver answered with a redirect, which is not followed.'
  if (status < 200 || status >= 300) return `The receiver answered ${status}.`
  if (kind === 'standard') return null
  const said = objectOf(text)
  if (!said) return 'The receiver did not answer as this service does.'
  const code = kind === 'feishu' ? (said.code ?? said.StatusCode) : said.errcode
  if (code === 0) return null
  const why = said.errmsg ?? said.msg ?? said.StatusMessage
  return `The service refused it: ${wordOf(code)} ${wordOf(why)}`.slice(0, MOST_CHARACTERS).toWellFormed()
}

/** What a stranger answered, as it can be kept: text or a number, without control characters. */
function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value).replaceAll(/\p{Cc}/gu, ' ')
    : ''
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
