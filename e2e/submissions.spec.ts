import { findingPage } from '@/lib/views/finding.schema'
import { submissionDetail } from '@/lib/views/submission.schema'
import { HARBOUR } from './support/demo'
import { fresh } from './support/fresh'
import { handIn, reportPath } from './support/hand-in'
import { pick } from './support/pick'
import { expect, test } from './support/test'

test('a report handed in by a person closes what it shows to be mended, and the receipt says so', async ({
  as,
  words,
  origin,
}) => {
  const asset = fresh('hardened')
  await handIn(origin, { asset, report: 'lab-default.json', minutesAgo: 90 })
  const { page, api } = await as('operator')
  const open = () => api.read(`/findings?asset=${asset}&status=open&limit=500`, findingPage)
  const before = (await open()).items.length

  await page.goto(`/t/${HARBOUR}/submissions`)
  await page.getByRole('button', { name: words('submissions.handIn') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(reportPath('lab-hardened.json'))
  await expect(dialog).toContainText('lab-hardened.json')
  await dialog.getByLabel(words('submissions.upload.asset')).fill(asset)
  await dialog.getByLabel(words('submissions.upload.observed')).fill(shanghaiMinute(new Date()))
  await dialog.getByRole('button', { name: words('submissions.upload.submit'), exact: true }).click()

  await expect(dialog.getByRole('status')).toContainText(words('submissions.receipt.accepted'))
  const link = dialog.getByRole('link', { name: words('submissions.receipt.open') })
  const id = pick(/sub_\w+/.exec((await link.getAttribute('href')) ?? '') ?? [], 'id in the link')
  const { changes, evidence, log } = await api.read(`/submissions/${id}`, submissionDetail)
  expect(changes?.closed).toBeGreaterThan(0)
  const counts = dialog.locator(`dl[aria-label="${words('submissions.counts.changes')}"]`)
  for (const name of ['opened', 'closed', 'unchanged'] as const) {
    await expect(
      counts.locator('div', { hasText: words(`submissions.counts.${name}`) }).locator('dd'),
    ).toHaveText(String(changes?.[name]))
  }
  await expect(dialog).toContainText(evidence.sha256.slice(0, 24))
  await expect(dialog).toContainText(log.leaf.slice(0, 12))
  expect((await open()).items).toHaveLength(before - (changes?.closed ?? 0) + (changes?.opened ?? 0))

  await link.click()
  await expect(page).toHaveURL(new RegExp(id))
  await page.goto(`/t/${HARBOUR}/findings?asset=${asset}&status=closed`)
  const closed = page.getByRole('table', { name: words('findings.title') }).locator('tbody tr')
  await expect(closed).toHaveCount(Math.min(changes?.closed ?? 0, 50))
})

test('a click that comes before the router listens is heard', async ({ as, words }) => {
  const { page } = await as('operator')
  // As a click between the button's coming to life and the router's does: the address changes unheard, just before it listens.
  await page.addInitScript(() => {
    const unheard = history.replaceState
    let own = unheard
    Object.defineProperty(history, 'replaceState', {
      get: () => own,
      set(heard: typeof own) {
        if (own === unheard) unheard.call(history, null, '', '?upload=1')
        own = heard
      },
    })
  })
  await page.goto(`/t/${HARBOUR}/submissions`)
  await expect(page.getByRole('dialog')).toContainText(words('submissions.upload.asset'))
})

test('a file that is no report is refused by name, and its bytes are kept', async ({ as, words }) => {
  const { page } = await as('operator')
  const text = fresh('a shopping list')
  await page.goto(`/t/${HARBOUR}/submissions?upload=1`)
  const dialog = page.getByRole('dialog')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await dialog.getByLabel(words('submissions.upload.asset')).fill(fresh('none'))
  await dialog.getByRole('button', { name: words('submissions.upload.submit'), exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText(words('submissions.rejected.title'))
  await dialog.getByRole('link', { name: words('submissions.rejected.open') }).click()
  await page
    .getByRole('link', { name: words('submissions.detail.openEvidence') })
    .first()
    .click()
  await expect(page.getByText(text)).toBeVisible()
})

/** As a `datetime-local` field of the tenant's zone takes it. */
function shanghaiMinute(at: Date): string {
  return at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).replace(' ', 'T').slice(0, 16)
}
