import type { Locator, Page } from '@playwright/test'
import { assessmentNamed, ISO } from './support/assessments'
import { HARBOUR } from './support/demo'
import { expectAccessible } from './support/expect-accessible'
import { expect, test } from './support/test'

// What opens on a page: the page itself is held by accessibility.spec.ts.
test.describe.configure({ mode: 'parallel', timeout: 120_000 })
// What is found is said by its place; a trace of looking at every element costs as much as the look.
test.use({ trace: 'off' })

const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true }).first()
const dialog = (page: Page) => page.getByRole('dialog').filter({ visible: true })
const menu = (page: Page) => page.getByRole('menu').filter({ visible: true })

test('what opens in the frame of every page has no fault of accessibility', async ({ as, words }) => {
  const { page } = await as('owner')
  await page.goto(`/t/${HARBOUR}/settings/webhooks`)
  await page.getByRole('button', { name: words('shell.asOf.label') }).click()
  await expect(dialog(page)).toBeVisible()
  await expectAccessible(page, 'the picker of an instant')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(dialog(page)).toBeVisible()
  await expectAccessible(page, 'the keys')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: words('shell.account', { name: '' }).trim() }).click()
  await expect(menu(page)).toBeVisible()
  await expectAccessible(page, 'the menu of a person')
})

test('dialogs of people and machines have no fault of accessibility', async ({ as, words }) => {
  const { page } = await as('owner')
  for (const [path, name] of [
    ['/settings/tokens', words('tokens.add')],
    ['/settings/members', words('members.add')],
    ['/settings/webhooks', words('webhooks.add')],
    ['/agents', words('agents.add')],
  ] as const) {
    await page.goto(`/t/${HARBOUR}${path}`)
    await button(page, name).click()
    await expect(dialog(page)).toBeVisible()
    await expectAccessible(page, `${path}: ${name}`)
  }
})

test('forms of assessments have no fault of accessibility', async ({ as, words }) => {
  const { page, api } = await as('manager')
  const { id } = await assessmentNamed(api, ISO)
  await page.goto(`/t/${HARBOUR}/assessments`)
  await button(page, words('assessments.create')).click()
  await expect(dialog(page)).toBeVisible()
  await expectAccessible(page, 'a new assessment', '[role=dialog]')
  await page.goto(`/t/${HARBOUR}/assessments/${id}`)
  await button(page, words('reports.make')).click()
  await expect(menu(page)).toBeVisible()
  await expectAccessible(page, 'a report to be made', '[role=menu]')
  await page.goto(`/t/${HARBOUR}/assessments/${id}/controls/A.8.9`)
  await button(page, words('determination.propose')).click()
  await expectAccessible(page, 'a verdict to be proposed', 'main form')
})

test('work on findings has no fault of accessibility', async ({ as, words }) => {
  const { page } = await as('operator')
  await page.goto(`/t/${HARBOUR}/findings?limit=20`)
  await button(page, words('findings.export.label')).click()
  await expect(menu(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await button(page, words('findings.filter.more')).click()
  await expect(dialog(page)).toBeVisible()
  await expectAccessible(page, 'more filters', '[role=dialog]')
  await page.keyboard.press('Escape')
  await page
    .getByRole('checkbox', { name: words('common.table.select') })
    .first()
    .check()
  await button(page, words('findings.bulk.risk')).click()
  await expect(dialog(page)).toBeVisible()
  await expectAccessible(page, 'a risk to be accepted', '[role=dialog]')
  await page.goto(`/t/${HARBOUR}/findings?by=check`)
  const group = page.getByRole('main').getByRole('listitem').getByRole('button', { expanded: false }).first()
  await group.click()
  await expectAccessible(page, 'a group of findings')
})

test('a report to be handed in, and one that is refused, have no fault of accessibility', async ({
  as,
  words,
}) => {
  const { page } = await as('operator')
  await page.goto(`/t/${HARBOUR}/submissions?upload=1`)
  await expect(dialog(page)).toBeVisible()
  await expectAccessible(page, 'an upload')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'poem.txt', mimeType: 'text/plain', buffer: Buffer.from('no report') })
  await dialog(page).getByLabel(words('submissions.upload.asset')).fill('lab-default')
  await dialog(page).locator('button[type=submit]').click()
  await expectAccessible(page, 'a refused upload')
})

test('the past and what is over have no fault of accessibility', async ({ as }) => {
  const { page } = await as('auditor')
  const day = new Date(Date.now() - 86_400_000).toISOString()
  for (const path of [`/assets?as_of=${day}`, '/exceptions?show=all']) {
    await page.goto(`/t/${HARBOUR}${path}`)
    await expectAccessible(page)
  }
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('pages and their menus have no fault of accessibility', async ({ as, words }) => {
    const { page } = await as('operator')
    for (const path of ['/overview', '/findings', '/assets', '/submissions', '/agents']) {
      await page.goto(`/t/${HARBOUR}${path}`)
      await expectAccessible(page, `${path} on a phone`)
    }
    await page.getByRole('button', { name: words('shell.more'), exact: true }).tap()
    await expect(menu(page)).toBeVisible()
    await expectAccessible(page, 'the menu of a phone')
  })
})
