import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { exceptionPage } from '@/lib/views/exception.schema'
import { findingCount, findingDetail, findingPage } from '@/lib/views/finding.schema'
import { me as meSchema } from '@/lib/views/me.schema'
import { HARBOUR } from './support/demo'
import { fresh } from './support/fresh'
import { handIn } from './support/hand-in'
import { pick } from './support/pick'
import { takenOver } from './support/taken-over'
import { expect, test } from './support/test'

/** What people say of a finding, and its life. */
const life = findingDetail.pick({ status: true, owner: true, due_on: true, handling: true, events: true })

/** Presses a key that makes the page send a change, and waits until the server has taken it. */
async function sent(page: Page, end: string, press: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse(
    (response) => response.request().method() === 'POST' && new URL(response.url()).pathname.endsWith(end),
  )
  await press()
  expect([200, 201]).toContain((await answer).status())
}

test('an operator’s morning from the keyboard', async ({ as, words, origin }) => {
  test.setTimeout(180_000)
  const asset = fresh('morning')
  await handIn(origin, { asset, report: 'lab-default.json', minutesAgo: 30 })
  const { page, api } = await as('operator')
  const rows = page.getByRole('table', { name: words('findings.title') }).locator('tbody tr')
  const focused = page.locator('tr[data-row]:focus')
  const outcome = page.locator('[data-outcome]')
  const mine = await api.read(`/findings?asset=${asset}&status=active&limit=500`, findingPage)
  const first = pick(mine.items, 'finding of this morning')
  const read = () => api.read(`/findings/${first.id}`, life)

  await test.step('n shows what is new since yesterday, in the address', async () => {
    await page.goto(`/t/${HARBOUR}/findings?asset=${asset}`)
    await expect(rows.first()).toBeVisible()
    await takenOver(rows.first())
    // The page listens a moment after it is shown; a key that came before is pressed again, as anybody would.
    await expect(async () => {
      await page.keyboard.press('n')
      await expect(page).toHaveURL(/change=new&from=yesterday/, { timeout: 5000 })
    }).toPass()
    await expect(rows).toHaveCount(Math.min(mine.items.length, 50))
    await expect(page.locator('main')).toContainText(words('findings.matching', { count: mine.items.length }))
  })

  await test.step('a gives the finding in focus to oneself', async () => {
    await page.keyboard.press('j')
    await expect(focused).toContainText(first.title.slice(0, 20))
    await page.keyboard.press('a')
    await expect(page.getByRole('menuitem', { name: words('findings.bulk.me'), exact: true })).toBeFocused()
    await sent(page, '/findings/bulk', () => page.keyboard.press('Enter'))
    await expect(outcome).toContainText(words('findings.bulk.done', { count: 1 }))
    const me = await api.read('/me', meSchema.pick({ id: true }))
    expect((await read()).owner?.id).toBe(me.id)
  })

  const comment = fresh('Rolling the host')
  await test.step('c says something of it, d sets when it is due', async () => {
    await expect(focused).toHaveCount(1)
    await page.keyboard.press('c')
    await expect(
      page.getByRole('textbox', { name: words('findings.detail.comment'), exact: true }),
    ).toBeFocused()
    await page.keyboard.type(comment)
    await sent(page, '/findings/bulk', () => page.keyboard.press('Control+Enter'))
    await expect(focused).toHaveCount(1)
    await page.keyboard.press('d')
    await expect(page.getByRole('button', { name: words('findings.bulk.dueIn', { days: 7 }) })).toBeFocused()
    await sent(page, '/findings/bulk', () => page.keyboard.press('Enter'))
    await expect(outcome).toBeVisible()
    const { events, due_on } = await read()
    expect(events.map(({ kind }) => kind)).toEqual(['due', 'comment', 'owner', 'opened'])
    expect(due_on).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  await test.step('r asks that its risk be accepted: it stays open and says so', async () => {
    await expect(focused).toHaveCount(1)
    await page.keyboard.press('r')
    const reason = page.getByRole('dialog').getByLabel(words('exceptions.reason'))
    await expect(reason).toBeFocused()
    await page.keyboard.type(fresh('Behind the gateway'))
    await page.keyboard.press('Tab')
    await sent(page, '/exceptions', () => page.keyboard.press('Enter'))
    await expect(rows.first()).toContainText(words('findings.status.proposed'))
    expect(await read()).toMatchObject({ status: 'open', handling: { kind: 'risk', state: 'proposed' } })
    const { items } = await api.read(`/exceptions?finding=${first.id}`, exceptionPage)
    expect(items.map(({ own, state }) => [own, state])).toEqual([[true, 'proposed']])
  })

  await test.step('A chooses all that match, s sets them to work, z takes it back', async () => {
    const count = async (status: string) =>
      (await api.read(`/findings/count?asset=${asset}&status=${status}`, findingCount)).count
    await page.keyboard.press('A')
    const bar = page.getByRole('region', { name: words('findings.bulk.label') })
    await expect(bar).toContainText(words('findings.bulk.countAll', { count: mine.items.length }))
    await page.keyboard.press('s')
    await expect(bar.getByRole('button', { name: words('findings.status.open') })).toBeFocused()
    await page.keyboard.press('Tab')
    await sent(page, '/findings/bulk', () => page.keyboard.press('Enter'))
    await expect(outcome).toContainText(words('findings.bulk.done', { count: mine.items.length }))
    expect(await count('in_progress')).toBe(mine.items.length)
    await sent(page, '/undo', () => page.keyboard.press('z'))
    await expect(outcome).toContainText(words('findings.bulk.undone', { count: mine.items.length }))
    expect([await count('in_progress'), await count('open')]).toEqual([0, mine.items.length])
    expect((await read()).events.slice(0, 2).map(({ kind }) => kind)).toEqual(['status', 'status'])
  })

  await test.step('e takes all of it along as a table', async () => {
    const download = page.waitForEvent('download')
    await page.keyboard.press('e')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem', { name: words('findings.export.csv') })).toBeFocused()
    await page.keyboard.press('Enter')
    const text = await readFile(await (await download).path(), 'utf8')
    for (const { id } of mine.items) expect(text).toContain(id)
    expect(text).toContain('(Asia/Shanghai)')
  })

  await test.step('the manager, who did not ask, approves it from the list of exceptions', async () => {
    const manager = await as('manager')
    const { items } = await api.read(`/exceptions?finding=${first.id}`, exceptionPage)
    const wanted = pick(items, 'exception')
    await manager.page.goto(`/t/${HARBOUR}/exceptions`)
    const card = manager.page.locator(`[data-exception="${wanted.id}"]`)
    await sent(manager.page, '/decision', () =>
      card.getByRole('button', { name: words('exceptions.approve'), exact: true }).click(),
    )
    await expect(card).toContainText(words('exceptions.state.approved'))
    expect((await read()).status).toBe('accepted')
  })
})
