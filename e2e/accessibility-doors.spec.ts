import { readdirSync } from 'node:fs'
import { PAGE_TIMES } from '@/components/shell/page-time'
import { HARBOUR, platformLogin } from './support/demo'
import { expectAccessible } from './support/expect-accessible'
import { newTenants } from './support/new-tenant'
import { pick } from './support/pick'
import { expect, test } from './support/test'

test.describe.configure({ mode: 'parallel', timeout: 120_000 })
// What is found is said by its place; a trace of looking at every element costs as much as the look.
test.use({ trace: 'off' })

/** Pages beside those below a tenant, as folders of `app/` call them; each is opened in this file. */
const DOORS = [
  'api/docs',
  'platform',
  'platform/account',
  'platform/administrators',
  'platform/audit',
  'platform/identity',
  'platform/lists',
  'platform/operation',
  'sign-in',
  'sign-in/finish',
  't/[tenant]/invite',
  't/[tenant]/sign-in',
  '',
]
/** Pages of a tenant that look otherwise while there is nothing in it. */
const EMPTY = [
  'overview',
  'assessments',
  'findings',
  'findings/changes',
  'assets',
  'assets/heat-map',
  'assets/images',
  'submissions',
  'agents',
  'reports',
  'settings/tokens',
  'settings/webhooks',
]

test('there is no page that these tests do not open', () => {
  const pages = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file === 'page.tsx' || file.endsWith('/page.tsx'))
    .map((file) => file.slice(0, -'page.tsx'.length).replace(/\/$/, ''))
  const opened = [...DOORS, ...Object.keys(PAGE_TIMES).map((name) => `t/[tenant]/(app)/${name}`)]
  expect(pages.sort()).toEqual(opened.sort())
})

test('the doors and the page for programmers have no fault of accessibility', async ({ page, words }) => {
  // Nobody has nothing to finish, and is led to the door.
  const paths = ['/api/docs', '/sign-in', '/sign-in/finish', `/t/${HARBOUR}/invite`, `/t/${HARBOUR}/sign-in`]
  for (const path of paths) {
    await page.goto(path)
    await expectAccessible(page)
  }
  await page.getByLabel(words('signIn.email')).fill('nobody@harbour-bank.example')
  await page.getByLabel(words('signIn.password'), { exact: true }).fill('not the password')
  await page.getByRole('button', { name: words('signIn.submit'), exact: true }).click()
  await expect(page.getByRole('alert').first()).toContainText(words('signIn.wrong'))
  await expectAccessible(page, 'a refused sign-in')
})

test('pages that are not there have no fault of accessibility', async ({ as, page: nobody }) => {
  await nobody.goto('/nowhere')
  await expectAccessible(nobody)
  const { page } = await as('viewer')
  for (const path of [`/t/${HARBOUR}/findings/fnd_00000000000000000000000000000000`, '/t/nobodys/overview']) {
    expect((await page.goto(path))?.status()).toBe(404)
    await expectAccessible(page)
  }
})

test('a page that fails has no fault of accessibility', async ({ browser, as, words }) => {
  const { context: known } = await as('viewer')
  // A context of its own, since what the page says in the console is no fault here.
  const context = await browser.newContext({ storageState: await known.storageState() })
  const page = await context.newPage()
  await page.goto(`/t/${HARBOUR}/findings`)
  // What is chosen before the page is alive is not kept.
  const choose = (severity: string) =>
    expect(async () => {
      await page.getByLabel(words('findings.filter.severity')).selectOption(severity)
      await expect(page).toHaveURL(new RegExp(`severity=${severity}`), { timeout: 1000 })
    }).toPass()
  await page.route('**/api/v1/findings?*', (route) => route.fulfill({ status: 503, json: {} }))
  await choose('low')
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page, 'an answer that fails')
  await page.unrouteAll()
  await page.route('**/api/v1/findings?*', (route) =>
    route.fulfill({ json: { items: [null], next_cursor: null } }),
  )
  await choose('high')
  await expect(page.getByText(words('common.failed.title'))).toBeVisible()
  await expectAccessible(page, 'a page that fails')
  await context.close()
})

test('the platform’s pages have no fault of accessibility', async ({ enter, words }) => {
  const { page, api } = await enter(platformLogin())
  const { tenants } = await newTenants(api, ['Dry Dock'])
  for (const name of ['identity', 'lists', 'administrators', 'audit', 'operation', 'account']) {
    const path = `/platform/${name}`
    await page.goto(path)
    await expect(page.getByRole('link', { name: words(`platform.page.${name}`) })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await expectAccessible(page, path)
  }
  await page.goto('/platform')
  await expectAccessible(page)
  await page.getByRole('button', { name: words('platform.make') }).click()
  await expect(page.getByRole('dialog').getByLabel(words('platform.form.time_zone')).first()).toBeVisible()
  await expectAccessible(page, 'a tenant to be made')
  await page.keyboard.press('Escape')
  const row = page.getByRole('listitem').filter({ hasText: pick(tenants, 'tenant').slug })
  await row.getByRole('button', { name: words('platform.suspend.action') }).click()
  await expectAccessible(page, 'a tenant to be suspended')
  await page.keyboard.press('Escape')
  await row.getByRole('button', { name: words('platform.delete.action') }).click()
  await expectAccessible(page, 'a tenant to be deleted')
})

test('a choice of tenants, a closed one and an empty one have no fault of accessibility', async ({
  enter,
}) => {
  const platform = await enter(platformLogin())
  const { tenants, owner } = await newTenants(platform.api, ['Dry Dock', 'Closed Dock'])
  const [empty, closed] = tenants
  const shut = { suspended: true, reason: 'The contract has ended.' }
  expect((await platform.api.send('PATCH', `/platform/tenants/${closed?.id}`, shut)).status()).toBe(200)
  const { page } = await enter(owner)
  for (const path of [
    '/',
    `/t/${closed?.slug}/sign-in`,
    ...EMPTY.map((name) => `/t/${empty?.slug}/${name}`),
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(200)
    await expectAccessible(page)
  }
})
