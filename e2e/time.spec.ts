import { overview } from '@/lib/views/overview.schema'
import { ISO } from './support/assessments'
import { HARBOUR } from './support/demo'
import { pick } from './support/pick'
import { expect, test } from './support/test'

test('a past instant shows what held then, says so on every page, and leads back to now', async ({
  as,
  words,
}) => {
  const { page, api } = await as('viewer')
  const card = page.getByRole('article', { name: ISO })
  const counts = async () => (await card.locator('figure li b').allTextContents()).map(Number)
  await page.goto(`/t/${HARBOUR}/overview`)
  const now = await counts()

  await page.getByRole('button', { name: words('shell.asOf.label') }).click()
  const form = page.locator('form', { has: page.getByLabel(words('shell.asOf.at')) })
  await form.getByLabel(words('shell.asOf.at')).fill(shanghaiNoon(-60))
  await form.getByRole('button', { name: words('shell.asOf.show'), exact: true }).click()
  const banner = page.getByRole('status').filter({ hasText: 'Asia/Shanghai' })
  await expect(banner).toBeVisible()
  await expect.poll(counts).not.toEqual(now)
  const { searchParams } = new URL(page.url())
  const then = await api.read(`/overview?as_of=${searchParams.get('as_of')}`, overview)
  expect(pick(then.assessments, ISO, ({ name }) => name === ISO).gauge).toMatchObject({ gap: 0 })
  expect(await counts()).toContain(then.assessments.find(({ name }) => name === ISO)?.gauge.not_assessed)

  await page
    .getByRole('navigation')
    .getByRole('link', { name: words('shell.nav.assets') })
    .click()
  await expect(page).toHaveURL(/\/assets\?.*as_of=/)
  await expect(banner).toBeVisible()
  await banner.getByRole('button', { name: words('shell.asOf.backToNow') }).click()
  await expect(page).toHaveURL(`/t/${HARBOUR}/assets`)
  await expect(banner).toHaveCount(0)
})

/** Noon of a day so many days from today, as a `datetime-local` field takes it. */
function shanghaiNoon(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000)
  return `${day.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })}T12:00`
}
