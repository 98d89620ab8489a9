import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import verdict from '@/messages/zh/verdict.json'
import { VerdictBadge, type VerdictBadgeProps } from './verdict-badge'

/** What a reader reads of the badge. */
function read(props: VerdictBadgeProps): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ verdict }} timeZone="UTC">
      <VerdictBadge {...props} />
    </NextIntlClientProvider>,
  )
  return html.replace(/<[^>]*>/g, '').replace(/\s+/g, '')
}

describe('VerdictBadge', () => {
  it("leaves a framework's own words for an indication as they are", () => {
    const mlps = { en: 'Partly conformant (indication)', zh: '部分符合（迹象）' }
    expect(read({ verdict: 'partly_met', words: mlps, indication: true })).toBe('部分符合（迹象）')
    const iso = { en: 'Nonconformity candidate', zh: '不符合候选' }
    expect(read({ verdict: 'not_met', words: iso, indication: true })).toBe('不符合候选')
  })
  it('says of a gap in our own words that it is an indication', () => {
    expect(read({ verdict: 'not_met', indication: true })).toBe('不符合（迹象）')
  })
  it.each(['manual', 'no_gap_seen', 'met', 'not_assessed', 'not_applicable'] as const)(
    'never calls %s an indication',
    (name) => expect(read({ verdict: name, indication: true })).not.toContain('迹象'),
  )
})
