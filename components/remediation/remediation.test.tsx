import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { loadRemediation } from '@/lib/catalogue/load-remediation'
import common from '@/messages/zh/common.json'
import remediation from '@/messages/zh/remediation.json'
import { FoldedRemediation } from './folded-remediation'
import { Prose } from './prose'
import { Remediation } from './remediation'

const html = (children: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ common, remediation }} timeZone="UTC">
      <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
    </NextIntlClientProvider>,
  )

describe('what to do', () => {
  it('is shown with a choice of every form, the first with its copy button, in the reader’s language', () => {
    const advice = loadRemediation().get('container.memory-limited')
    if (!advice) throw new Error('no advice')
    const shown = html(<Remediation {...advice} heading="h3" />)
    expect(shown.match(/type="radio"/g)).toHaveLength(advice.forms.length)
    for (const { form } of advice.forms) expect(shown).toContain(remediation.form[form])
    expect(shown).toContain(advice.forms[0]?.text)
    expect(shown).toContain(`aria-label="${common.copy}"`)
    expect(shown).toContain(remediation.retest)
    expect(shown).toContain('余量')
    expect(shown).not.toContain('plus a reserve')
  })

  it('is one folded line at first', () => {
    const shown = html(<FoldedRemediation safeguard="container.memory-limited" />)
    expect(shown).toContain('aria-expanded="false"')
    expect(shown).toContain(remediation.title)
    expect(shown).not.toContain(remediation.retest)
  })
})

it('words between backticks are code, and no text becomes markup', () => {
  expect(html(<Prose text="set `--a` & <b> then `c`" />)).toContain(
    'set <code data-short="true">--a</code> &amp; &lt;b&gt; then <code data-short="true">c</code>',
  )
})
