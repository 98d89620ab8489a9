import { vulnerabilityPage } from '@/lib/views/vulnerability.schema'
import { HARBOUR, platformLogin } from './support/demo'
import { fresh } from './support/fresh'
import { pick } from './support/pick'
import { expect, test } from './support/test'

test('an operator finds a flaw, sees where it is, and goes on to its findings', async ({ as, words }) => {
  const { page, api } = await as('operator')
  const { items } = await api.read('/vulnerabilities?fixable=true&limit=20', vulnerabilityPage)
  const flaw = pick(items, 'vulnerability with a fix')
  const rows = page.getByRole('table', { name: words('vulnerabilities.title') }).locator('tbody tr')

  await test.step('the search is in the address and the list obeys it', async () => {
    await page.goto(`/t/${HARBOUR}/vulnerabilities`)
    await expect(rows.first()).toBeVisible()
    await page.getByLabel(words('vulnerabilities.filter.q'), { exact: true }).fill(flaw.id)
    await expect(page).toHaveURL(new RegExp(`[?&]q=${flaw.id}`))
    await expect(rows).toHaveCount(1)
    await page.getByLabel(words('vulnerabilities.filter.q'), { exact: true }).fill('CVE-1999-0000')
    await expect(page.getByText(words('vulnerabilities.nothingMatches'))).toBeVisible()
    await page.getByRole('button', { name: words('vulnerabilities.clear') }).click()
    await expect(rows.nth(1)).toBeVisible()
  })

  await test.step('its page says where it is, what fixes it, and leads to its findings', async () => {
    await page.goto(`/t/${HARBOUR}/vulnerabilities/${flaw.id}`)
    await expect(page.getByRole('heading', { level: 1, name: flaw.id })).toBeVisible()
    const places = page.getByRole('table', { name: words('vulnerabilities.place.title') })
    await expect(places.getByRole('row').nth(1)).toBeVisible()
    await page.getByRole('link', { name: words('vulnerabilities.findings') }).click()
    const findings = page.getByRole('table', { name: words('findings.title') }).locator('tbody tr')
    await expect(findings.filter({ hasText: flaw.id }).first()).toBeVisible()
    await expect(findings.filter({ hasNotText: flaw.id })).toHaveCount(0)
  })
})

test('an administrator uploads a list, every tenant reads it, and taking it away is asked about', async ({
  as,
  enter,
  words,
}) => {
  const part = fresh('part')
  const number = `CNNVD-${part.replace(/\D/g, '').padStart(6, '0').slice(-6)}-${Date.now()}`
  const auditor = await as('auditor')
  const { items } = await auditor.api.read('/vulnerabilities?limit=50', vulnerabilityPage)
  const flaw = pick(items, 'CVE', ({ id }) => id.startsWith('CVE-'))
  const { page } = await enter(platformLogin())

  await page.goto('/platform/lists')
  await page.locator('input[type="file"]').setInputFiles({
    name: `${part}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`cve,cnnvd\n${flaw.id},${number}\n`),
  })
  await page.getByLabel(words('platform.lists.part')).fill(part)
  await page.getByRole('button', { name: words('platform.lists.send') }).click()
  const row = page.getByRole('listitem').filter({ hasText: part })
  await expect(row.getByText(words('platform.lists.entries', { count: 1 }))).toBeVisible()

  await auditor.page.goto(`/t/${HARBOUR}/vulnerabilities/${flaw.id}`)
  await expect(auditor.page.getByText(number)).toBeVisible()

  await row.getByRole('button', { name: words('platform.lists.remove') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: words('common.cancel') }).click()
  await expect(row).toBeVisible()
  await row.getByRole('button', { name: words('platform.lists.remove') }).click()
  await dialog.getByRole('button', { name: words('platform.lists.remove') }).click()
  await expect(row).toHaveCount(0)
  await auditor.page.reload()
  await expect(auditor.page.getByRole('heading', { level: 1, name: flaw.id })).toBeVisible()
  await expect(auditor.page.getByText(number)).toHaveCount(0)
})
