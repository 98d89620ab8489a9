import { functionSheet } from '@/lib/views/function-sheet.schema'
import { assessmentNamed, PCI } from './support/assessments'
import { HARBOUR } from './support/demo'
import { fresh } from './support/fresh'
import { expect, test } from './support/test'

test('a manager declares what a container is for, from the requirement on', async ({ as, words }) => {
  const { page, api } = await as('manager')
  const assessment = await assessmentNamed(api, PCI)
  await page.goto(`/t/${HARBOUR}/assessments/${assessment.id}/controls/2.2.3`)
  await page.getByRole('link', { name: words('control.functions') }).click()
  await expect(page.getByRole('heading', { level: 1, name: words('functions.title') })).toBeVisible()

  // Other rows name it as a neighbour.
  const row = page.getByRole('row').filter({ has: page.locator('strong', { hasText: /^ledger-import$/ }) })
  await row.getByRole('button').filter({ hasText: /./ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('functions.form.function')).selectOption('worker')
  await dialog.getByLabel(words('functions.form.level')).selectOption('high')
  const reason = fresh('e2e')
  await dialog.getByRole('textbox', { name: words('functions.form.reason') }).fill(reason)
  await dialog.locator('button[type="submit"]').click()
  await expect(dialog).toHaveCount(0)
  await expect(row.getByText(words('functions.evidence.consistent'))).toBeVisible()

  const sheet = await api.read(`/components?assessment=${assessment.id}&limit=500`, functionSheet)
  const declared = sheet.items.find(({ name }) => name === 'ledger-import')?.declared
  expect(declared).toMatchObject({ function: 'worker', level: 'high', by: 'person', act: { reason } })
})

test('the contradiction of the demo is found by its number, and an auditor may not declare', async ({
  as,
  words,
}) => {
  const { page, api } = await as('auditor')
  const assessment = await assessmentNamed(api, PCI)
  await page.goto(`/t/${HARBOUR}/assessments/${assessment.id}/functions`)
  await page.getByRole('button', { name: words('functions.evidence.contradicted') }).click()
  await expect(page).toHaveURL(/evidence=contradicted/)
  await expect(page.getByRole('row').filter({ hasText: 'ledger-probe' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'ledger-web-1' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: words('functions.change') })).toHaveCount(0)
})
