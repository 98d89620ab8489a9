import { HARBOUR } from './support/demo'
import { expect, test } from './support/test'

test('a link is followed without loading the product anew, and one for another tab is left to the browser', async ({
  as,
  words,
}) => {
  const { page } = await as('viewer')
  const title = page.getByRole('heading', { level: 1 })
  await page.goto(`/t/${HARBOUR}/assets`)
  await page.evaluate(() => document.body.setAttribute('data-kept', ''))
  const link = page.getByRole('link', { name: words('shell.nav.findings') }).first()

  const opened = page.context().waitForEvent('page')
  await link.click({ modifiers: ['ControlOrMeta'] })
  await (await opened).close()
  await expect(title).toHaveText(words('assets.title'))

  await link.click()
  await expect(title).toHaveText(words('findings.title'))
  await expect(page).toHaveURL(/\/findings$/)
  await expect(page.locator('body[data-kept]')).toHaveCount(1)
})
