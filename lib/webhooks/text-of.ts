import type { PrincipalTenant } from '@/lib/access/principal'
import type { BreakGlassItem, GapItem, QuietItem, RejectedItem, WebhookMessage } from '@/lib/core/webhook'
import { type Line, WORDS } from './words'

export interface MessageText {
  title: string
  /** Markdown as all three chat services read it: a heading, a list, a link. */
  markdown: string
}

/** Further lines are counted, not listed. */
const MOST_LINES = 10
const MOST_CHARACTERS = 120

export interface TextContext {
  tenant: Pick<PrincipalTenant, 'slug' | 'name' | 'language' | 'timeZone'>
  /** The public origin. */
  origin: string
  /** What the chat service takes, in bytes of UTF-8. */
  mostBytes: number
}

/** A message in the tenant's language, as long as the service takes; what is left out is counted. */
export function textOf(message: WebhookMessage, { tenant, origin, mostBytes }: TextContext): MessageText {
  const words = WORDS[tenant.language]
  const title = `${words.title[message.event](message.total)} · ${plain(tenant.name)}`
  const page = (path: string) => `${origin}/t/${encodeURIComponent(tenant.slug)}${path}`
  const link = `[${words.open}](${page(message.path)})`
  const lines = linesOf(message, tenant)
  let kept = lines.slice(0, MOST_LINES)
  const build = () => {
    const left = message.total - kept.length
    const more = message.event !== 'test' && left > 0 ? [words.more(left)] : []
    return [`### ${title}`, ...kept, ...more, link].join('\n\n')
  }
  while (kept.length > 0 && Buffer.byteLength(build()) > mostBytes) kept = kept.slice(0, -1)
  return { title, markdown: build() }
}

function linesOf(message: WebhookMessage, tenant: TextContext['tenant']): string[] {
  const { language, timeZone } = tenant
  const words = WORDS[language]
  if (message.event === 'test') return [words.test]
  const line = { language, at: (iso: string) => instantOf(iso, timeZone) }
  if (message.event === 'gap.new') return message.items.map((item) => bullet(words.gap(gapOf(item, line))))
  if (message.event === 'source.quiet') {
    return message.items.map((item) => bullet(words.quiet(quietOf(item, line))))
  }
  if (message.event === 'break_glass.used') {
    return message.items.map((item) => bullet(words.breakGlass(breakGlassOf(item, line))))
  }
  return message.items.map((item) => bullet(words.rejected(rejectedOf(item, line))))
}

interface Reader {
  language: 'zh' | 'en'
  at: (iso: string) => string
}
const gapOf = (item: GapItem, { language }: Reader): Line => ({
  what: plain(`${item.ref} ${item.title[language]}`),
  where: plain(item.assessment.name),
  more: plain(item.verdict_words[language]),
})
const quietOf = (item: QuietItem, { at, language }: Reader): Line => ({
  what: plain(item.name),
  where: WORDS[language].source[item.source],
  more: at(item.last),
})
const rejectedOf = (item: RejectedItem, { at }: Reader): Line => ({
  what: plain(item.sender),
  where: plain(item.code),
  more: at(item.received_at),
})
const breakGlassOf = (item: BreakGlassItem, { at }: Reader): Line => ({
  what: plain(item.name),
  where: plain(item.address ?? '—'),
  more: at(item.at),
})

const bullet = (text: string) => `- ${text}`

/**
 * What a report or a person named, so that no chat service reads a link, a mention or a picture in it: marks of Markdown
 * and of tags are replaced by their full-width likenesses.
 */
function plain(text: string): string {
  const marks: Record<string, string> = {
    '<': '＜',
    '>': '＞',
    '[': '［',
    ']': '］',
    '*': '＊',
    '`': '｀',
    '@': '＠',
    '#': '＃',
    '!': '！',
    '\\': '＼',
  }
  const safe = text.replaceAll(/\s+/g, ' ').replaceAll(/[<>[\]*`@#!\\]/g, (mark) => marks[mark] ?? '')
  return safe.length > MOST_CHARACTERS ? `${safe.slice(0, MOST_CHARACTERS - 1)}…` : safe
}

function instantOf(iso: string, timeZone: string): string {
  const form = { dateStyle: 'short', timeStyle: 'short', timeZone } as const
  return `${new Intl.DateTimeFormat('sv-SE', form).format(new Date(iso))} ${timeZone}`
}
