import { finding, findingPage } from '@/lib/views/finding.schema'
import { HARBOUR } from './support/demo'
import { fresh } from './support/fresh'
import { handIn } from './support/hand-in'
import { pick } from './support/pick'
import { expect, test } from './support/test'

test('an operator finds by asset and words, sets to work, and is told who was faster', async ({
  as,
  words,
  origin,
}) => {
  const asset = fresh('triage')
  const { changes } = await handIn(origin, { asset, report: 'lab-default.json', minutesAgo: 90 })
  const { page, api } = await as('operator')
  const all = await api.read(`/findings?asset=${asset}&status=open&limit=500`, findingPage)
  const wanted = pick(all.items, 'finding on a container', (one) => one.subject !== '')
  const rows = page.getByRole('table', { name: words('findings.title') }).locator('tbody tr')

  await test.step('the filter is in the address and the list obeys it', async () => {
    expect(all.items).toHaveLength(changes?.opened ?? 0)
    await page.goto(`/t/${HARBOUR}/findings?asset=${asset}`)
    await expect(rows).toHaveCount(Math.min(all.items.length, 50))
    await page.getByLabel(words('findings.filter.q'), { exact: true }).fill(wanted.subject)
    await expect(page).toHaveURL(new RegExp(`[?&]q=${wanted.subject}`))
    const fitting = all.items.filter(({ subject, title }) =>
      `${subject} ${title}`.toLowerCase().includes(wanted.subject.toLowerCase()),
    )
    await expect(rows).toHaveCount(fitting.length)
    await page.reload()
    await expect(rows).toHaveCount(fitting.length)
    await expect(rows.filter({ hasNotText: wanted.subject })).toHaveCount(0)
  })

  await test.step('what is set and said stands in the timeline', async () => {
    await rows.first().getByRole('link').first().click()
    await expect(page).toHaveURL(/\/findings\/fnd_\w+/)
    await expect(page.getByRole('heading', { name: words('remediation.title') })).toBeVisible()
    await expect(page.getByRole('heading', { name: words('remediation.retest') }).first()).toBeVisible()
    const answer = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await page.getByLabel(words('findings.detail.status'), { exact: true }).selectOption('in_progress')
    expect((await answer).status()).toBe(200)
    const comment = fresh('Rolling the host')
    await page.getByLabel(words('findings.detail.comment'), { exact: true }).fill(comment)
    await page.getByRole('button', { name: words('findings.detail.addComment') }).click()
    const timeline = page.locator('main ol > li')
    const [open, busy] = [words('findings.status.open'), words('findings.status.in_progress')]
    await expect(timeline.filter({ hasText: comment })).toBeVisible()
    const changed = words('findings.timeline.status', { from: open, to: busy })
    await expect(timeline.filter({ hasText: changed })).toBeVisible()
    await expect(timeline.filter({ hasText: words('findings.timeline.opened') })).toBeVisible()
  })

  await test.step('a change that came too late is not made and says what is different', async () => {
    const id = pick(/fnd_\w+/.exec(page.url()) ?? [], 'id in the address')
    const status = page.getByLabel(words('findings.detail.status'), { exact: true })
    const owner = await as('owner')
    const { version } = await owner.api.read(`/findings/${id}`, finding)
    const faster = await owner.api.send('PATCH', `/findings/${id}`, { version, status: 'fixed' })
    expect(faster.status()).toBe(200)
    await status.selectOption('open')
    const conflict = page.getByRole('alert').filter({ hasText: words('findings.conflict.title') })
    await expect(conflict).toContainText(
      words('findings.conflict.was', {
        field: words('findings.detail.status'),
        before: words('findings.status.in_progress'),
        after: words('findings.status.fixed'),
      }),
    )
    await expect(status).toHaveValue('fixed')
    expect(await api.read(`/findings/${id}`, finding)).toMatchObject({ status: 'fixed' })
  })
})
