import { LANGUAGES } from '@/i18n/languages'
import { HARBOUR } from './support/demo'
import { expect, test } from './support/test'
import { wordsOf } from './support/words'

test('the language and the appearance that somebody chooses stay chosen', async ({ as, words, language }) => {
  const { page } = await as('viewer')
  const other = await wordsOf(LANGUAGES.find((one) => one !== language) ?? 'en')
  const menu = (say: typeof words) =>
    page.getByRole('button', { name: say('shell.account', { name: '郑晓' }) }).click()
  const title = page.getByRole('heading', { level: 1 })
  await page.goto(`/t/${HARBOUR}/assets`)
  await expect(title).toHaveText(words('assets.title'))

  await menu(words)
  await page.getByRole('menuitem', { name: words('shell.schemes.dark') }).click()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await menu(words)
  await page
    .getByRole('menuitem', { name: words(`shell.languages.${language === 'zh' ? 'en' : 'zh'}`) })
    .click()
  await expect(title).toHaveText(other('assets.title'))

  await page.reload()
  await expect(title).toHaveText(other('assets.title'))
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'zh' ? /^en/ : /^zh/)
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.goto(`/t/${HARBOUR}/findings`)
  await expect(title).toHaveText(other('findings.title'))
})
