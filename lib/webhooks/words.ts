import type { WebhookMessage } from '@/lib/core/webhook'

/** One line of a message: what it is about, where, and what more there is to say. */
export interface Line {
  what: string
  where: string
  more: string
}

interface Words {
  title: Record<WebhookMessage['event'], (total: number) => string>
  gap: (line: Line) => string
  quiet: (line: Line) => string
  rejected: (line: Line) => string
  breakGlass: (line: Line) => string
  source: Record<'agent' | 'asset', string>
  more: (left: number) => string
  test: string
  open: string
}

/** Chat messages are read outside the pages, so their words are here and not with the pages'. */
export const WORDS: Record<'zh' | 'en', Words> = {
  zh: {
    title: {
      'gap.new': (n) => `新增 ${n} 项差距`,
      'source.quiet': (n) => `${n} 个来源停止上报`,
      'report.rejected': (n) => `${n} 份报告被拒收`,
      'break_glass.used': () => '应急账户已被使用',
      test: () => 'Plimsoll 测试消息',
    },
    gap: ({ what, where, more }) => `${what}：${more}（${where}）`,
    quiet: ({ what, where, more }) => `${where} ${what}：最后一次上报 ${more}`,
    rejected: ({ what, where, more }) => `${what}：${where}，${more}`,
    breakGlass: ({ what, where, more }) => `${what} 于 ${more} 使用应急账户登录（${where}）`,
    source: { agent: '采集器', asset: '资产' },
    more: (left) => `另有 ${left} 项未列出。`,
    test: '收到此消息，说明该通知地址配置正确。',
    open: '在 Plimsoll 中查看',
  },
  en: {
    title: {
      'gap.new': (n) => (n === 1 ? 'A new gap' : `${n} new gaps`),
      'source.quiet': (n) => (n === 1 ? 'A source has gone quiet' : `${n} sources have gone quiet`),
      'report.rejected': (n) => (n === 1 ? 'A report was rejected' : `${n} reports were rejected`),
      'break_glass.used': () => 'A break-glass account was used',
      test: () => 'Test message of Plimsoll',
    },
    gap: ({ what, where, more }) => `${what}: ${more} (${where})`,
    quiet: ({ what, where, more }) => `${where} ${what}: last heard ${more}`,
    rejected: ({ what, where, more }) => `${what}: ${where}, ${more}`,
    breakGlass: ({ what, where, more }) => `${what} came in at ${more} (${where})`,
    source: { agent: 'Agent', asset: 'Asset' },
    more: (left) => `${left} more not listed.`,
    test: 'If you can read this, messages of this tenant arrive here.',
    open: 'Open in Plimsoll',
  },
}
