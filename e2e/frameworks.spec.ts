import { frameworkDetail } from '@/lib/views/framework.schema'
import { assessmentNamed, PCI } from './support/assessments'
import { HARBOUR } from './support/demo'
import { expect, test } from './support/test'

test('a reader learns from an assessment what checks can and cannot show for its standard', async ({
  as,
  words,
  language,
}) => {
  const { page, api } = await as('viewer')
  const assessment = await assessmentNamed(api, PCI)
  await page.goto(`/t/${HARBOUR}/assessments/${assessment.id}`)
  await page.getByRole('link', { name: assessment.framework.title[language] }).click()
  await expect(page).toHaveURL(/\/frameworks\/pci-dss-4\.0\.1/)
  const cannot = page.locator('#cannot')
  await expect(cannot.getByRole('heading', { name: words('frameworks.cannot') })).toBeVisible()
  await expect(cannot.getByRole('listitem').first()).toContainText('11.3.1')
  await cannot.getByRole('link', { name: '11.3.1', exact: true }).click()
  await expect(page).toHaveURL(/at=11\.3\.1#controls/)
  await expect(page.getByRole('table', { name: words('frameworks.controls') })).toContainText('11.3.1')
})

test('each number of a standard leads to as many rows', async ({ as, words }) => {
  const { page, api } = await as('auditor')
  const jrt = await api.read('/frameworks/jrt-payment', frameworkDetail)
  await page.goto(`/t/${HARBOUR}/frameworks/jrt-payment`)
  const rows = page.getByRole('table', { name: words('frameworks.controls') }).locator('tbody tr')
  await page.getByRole('link', { name: words('frameworks.kind.partly') }).click()
  await expect(rows).toHaveCount(jrt.counts.partly)
  await page
    .locator('#sources')
    .getByRole('link', { name: words('frameworks.provenance.recalled') })
    .click()
  await expect(rows).toHaveCount(jrt.provenance.recalled)
  await page.getByRole('button', { name: words('frameworks.clear') }).click()
  await expect(rows).toHaveCount(jrt.controls.length)
})

test('等保 items show their class and level, with what the letters are and how sure', async ({
  as,
  words,
}) => {
  const { page, api } = await as('viewer')
  const assessment = await assessmentNamed(api, 'GB/T 22239-2019 · L3')
  await page.goto(`/t/${HARBOUR}/assessments/${assessment.id}`)
  await expect(page.getByText(words('mlps.legend'))).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: '8.1.4.9 b)' })
  await expect(row.getByText('A3', { exact: true })).toBeVisible()
  await page.goto(`/t/${HARBOUR}/assessments/${assessment.id}/controls/CES1.9.b`)
  await expect(page.getByText(words('mlps.recalled'))).toBeVisible()
  await expect(page.getByText(words('mlps.change.strengthened'))).toBeVisible()
})
