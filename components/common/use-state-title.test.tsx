import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import tools from '@/frameworks/tools/plimsoll.json'
import enChecks from '@/messages/en/checks.json'
import enVerdict from '@/messages/en/verdict.json'
import zhChecks from '@/messages/zh/checks.json'
import zhVerdict from '@/messages/zh/verdict.json'
import { useStateTitle } from './use-state-title'

const MESSAGES = {
  en: { verdict: enVerdict, checks: enChecks },
  zh: { verdict: zhVerdict, checks: zhChecks },
}

function Title({ name, title, result }: { name: string; title: string; result: string }) {
  return useStateTitle()({ name, title }, result)
}

function read(
  result: string,
  name = 'plimsoll/user-root',
  title = 'A container runs as root',
  locale = 'en',
) {
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={MESSAGES[locale as keyof typeof MESSAGES]}
      timeZone="UTC"
    >
      <Title name={name} title={title} result={result} />
    </NextIntlClientProvider>,
  )
}

describe('the title of a check beside its result', () => {
  it('is the fault beside a failure', () => {
    expect(read('fail')).toBe('A container runs as root')
  })
  it.each(['pass', 'not_applicable', 'not_checked', 'informational', 'error', 'absent'])(
    'is what was looked for beside %s',
    (result) => {
      expect(read(result)).toBe('Looks for: A container runs as root')
      expect(read(result, undefined, undefined, 'zh')).toBe('排查：容器以 root 用户运行')
    },
  )
  it('stays as it is where it says the aim, or is of another tool', () => {
    const aim = tools.checks.find(({ id }) => id === 'single-primary-function')
    expect(read('pass', `plimsoll/${aim?.id}`, aim?.title)).toBe(aim?.title)
    expect(read('pass', 'docker-bench/4.1', 'Ensure a user is made')).toBe('Ensure a user is made')
  })
})
