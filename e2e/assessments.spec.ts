import { assessmentPage } from '@/lib/views/assessment.schema'
import { assessmentNamed, PCI } from './support/assessments'
import { HARBOUR } from './support/demo'
import { fresh } from './support/fresh'
import { expect, test } from './support/test'

test('a number of the edition before leads to where that is asked now', async ({ as, words }) => {
  const { page, api } = await as('auditor')
  const assessment = await assessmentNamed(api, PCI)
  await page.goto(`/t/${HARBOUR}/assessments/${assessment.id}`)
  const search = page.getByRole('searchbox', { name: words('assessments.search') })
  const hint = page.getByRole('complementary').filter({ hasText: '3.2.1' })
  // What is typed before the page listens is not heard: a person types again.
  await expect(async () => {
    await search.fill('')
    await search.fill('2.2.1')
    await expect(hint).toContainText('2.2.1', { timeout: 3000 })
  }).toPass()
  await hint.getByRole('link', { name: /2\.2\.3/ }).click()
  await expect(page).toHaveURL(/\/controls\/2\.2\.3$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2.2.3')
})

test('等保 at level five can be begun, and the page says that nothing is published for it', async ({
  as,
  words,
}) => {
  const { page } = await as('manager')
  const name = fresh('五级')
  await page.goto(`/t/${HARBOUR}/assessments`)
  await page.getByRole('button', { name: words('assessments.create') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('assessments.form.framework')).selectOption('mlps-gbt22239-2019')
  await expect(dialog.getByText(words('assessments.form.nothingPublished'))).toHaveCount(0)
  await dialog.getByLabel(words('assessments.form.s'), { exact: true }).fill('5')
  await expect(dialog.getByText(words('assessments.form.nothingPublished'))).toBeVisible()
  await dialog.getByRole('textbox', { name: words('assessments.form.name'), exact: true }).fill(name)
  await dialog.getByRole('button', { name: words('assessments.form.submit'), exact: true }).click()
  const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) })
  await expect(card).toContainText(words('assessments.nothingPublished'))
  await card.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText(words('assessments.nothingPublished'))).toBeVisible()
})

test('retired editions, and only they, are marked as such', async ({ as, language }) => {
  const { page, api } = await as('viewer')
  const { items } = await api.read('/assessments?limit=500', assessmentPage)
  const mark = { zh: '已废止，仅供对照', en: 'retired, for comparison' }[language]
  await page.goto(`/t/${HARBOUR}/assessments`)
  for (const [id, retired] of Object.entries({
    'iso27001-2013': true,
    'pci-dss-3.2.1': true,
    'iso27001-2022': false,
    'pci-dss-4.0.1': false,
  })) {
    const names = items.filter(({ framework }) => framework.id === id)
    expect(names).not.toHaveLength(0)
    const link = page.locator(`a[href$="/assessments/${names[0]?.id}"]`)
    const card = page.getByRole('listitem').filter({ has: link })
    await expect(card.getByText(mark)).toHaveCount(retired ? 1 : 0)
  }
})
