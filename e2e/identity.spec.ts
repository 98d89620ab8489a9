import type { Page } from '@playwright/test'
import { directoryAt, GROUPS, READER, startDirectory } from '@/tools/testing/directory-world'
import { openIdServer } from '@/tools/testing/openid'
import { findSlapd, NO_SLAPD } from '@/tools/testing/slapd/find-slapd'
import { HARBOUR, loginOf } from './support/demo'
import { addProvider, tenantWithOwner } from './support/identity'
import { expect, test } from './support/test'
import type { Words } from './support/words'

test.describe.configure({ timeout: 180_000 })

/** On the owner's page of members: who has which role, by which provider. */
async function expectRole(page: Page, slug: string, said: readonly string[]): Promise<void> {
  await page.goto(`/t/${slug}/settings/members`)
  const row = said.reduce((rows, text) => rows.filter({ hasText: text }), page.getByRole('row'))
  await expect(row).toBeVisible()
}

async function signOutHere(page: Page, words: Words, name: string): Promise<void> {
  await page.getByRole('button', { name: words('shell.account', { name }) }).click()
  await page.getByRole('menuitem', { name: words('shell.signOut') }).click()
}

test('people of a directory come in with the roles of their groups; when it is down that is said, and the break-glass owner comes in', async ({
  enter,
  page,
  words,
}) => {
  // Since 2026-11-22: only where there is no slapd to be a real directory; NO_SLAPD says how to get one, and `npm test` installs it as root.
  test.skip(!findSlapd(), NO_SLAPD)
  const slapd = await startDirectory()
  try {
    const { slug, owner, boss } = await tenantWithOwner(enter, 'Tides')
    const given = { name: 'Tides LDAP', ldap: directoryAt(slapd).settings, secret: READER.password }
    await addProvider(boss, given, { [`cn=everyone,${GROUPS}`]: 'operator' })
    const type = async (login: string, password: string) => {
      await page.getByLabel(words('signIn.login')).fill(login)
      await page.getByLabel(words('signIn.password'), { exact: true }).fill(password)
      await page.getByRole('button', { name: words('signIn.submit'), exact: true }).click()
    }

    await test.step('a wrong password is refused, the right one lets in', async () => {
      await page.goto(`/t/${slug}/sign-in`)
      await expect(page.getByRole('radio', { name: 'Tides LDAP' })).toBeChecked()
      await type('ada', 'not the password')
      await expect(page.getByRole('alert').first()).toContainText(words('signIn.wrongLogin'))
      await type('ada', 'password of ada')
      await expect(page).toHaveURL(`/t/${slug}/overview`)
      // By a group in a group in the one that the rule names.
      await expectRole(boss.page, slug, ['ada 王', words('roles.role.operator'), 'Tides LDAP'])
    })

    await test.step('the owner closes local passwords and keeps their own', async () => {
      await boss.page.goto(`/t/${slug}/settings/identity`)
      const section = boss.page.locator('#local-sign-in')
      await section.getByRole('radio', { name: words('identity.local.break_glass.label') }).check()
      await expect(section.getByRole('button', { name: words('common.save') })).toBeDisabled()
      await section.getByRole('checkbox', { name: owner.email }).check()
      await section.getByRole('button', { name: words('common.save') }).click()
      await expect(boss.page.getByText(words('identity.local.closed'))).toBeVisible()
    })

    await test.step('a directory that is down is said at once', async () => {
      await signOutHere(page, words, 'ada 王')
      await expect(page).toHaveURL(`/t/${slug}/sign-in`)
      await slapd.stop()
      await type('ada', 'password of ada')
      await expect(page.getByRole('alert').first()).toContainText(
        words('signIn.directory_away', { name: 'Tides LDAP' }),
        { timeout: 5000 },
      )
    })

    await test.step('the break-glass owner comes in, is an alert on every page, and it is acknowledged', async () => {
      await page.getByText(words('signIn.local'), { exact: true }).click()
      await page.getByLabel(words('signIn.email')).fill(owner.email)
      await page.getByLabel(words('signIn.password'), { exact: true }).fill(owner.password)
      await page.getByRole('button', { name: words('signIn.submit'), exact: true }).click()
      await expect(page).toHaveURL(`/t/${slug}/overview`)
      const banner = page.getByRole('complementary', { name: words('shell.breakGlass.label') })
      await banner.getByRole('link', { name: words('shell.breakGlass.look') }).click()
      const uses = page.getByRole('list', { name: words('identity.local.uses.title') })
      // The session in which local passwords were closed counts too, once it was used again.
      const acknowledge = uses.getByRole('button', { name: words('identity.local.uses.acknowledge') })
      await expect(acknowledge.first()).toBeVisible()
      for (let left = await acknowledge.count(); left > 0; left--) {
        await acknowledge.first().click()
        await expect(acknowledge).toHaveCount(left - 1)
      }
      await expect(banner).toHaveCount(0)
    })
  } finally {
    await slapd.end()
  }
})

test('people of an OpenID provider come in through its own page, leave it both ways, and are out here when they leave it there', async ({
  enter,
  page,
  words,
  origin,
}) => {
  const people = [
    { sub: 'ada', name: 'Mara Lind', preferred_username: 'ada', groups: ['staff'] },
    { sub: 'guest', name: 'A Guest', preferred_username: 'guest', groups: [] },
  ]
  const server = await openIdServer({ people, clients: [] })
  try {
    const { slug, boss } = await tenantWithOwner(enter, 'Beacon')
    const id = await addProvider(
      boss,
      {
        name: 'Beacon ID',
        oidc: {
          issuer: server.issuer,
          client_id: 'plimsoll',
          client_auth: 'client_secret_basic',
          ca: null,
          scopes: ['profile', 'groups', 'offline_access'],
          login_claim: 'preferred_username',
          name_claim: 'name',
          email_claim: 'email',
          groups_claim: 'groups',
          end_session: true,
        },
        secret: 'of the client in the tests',
      },
      { staff: 'manager' },
    )
    server.setClients([
      {
        client_id: 'plimsoll',
        client_secret: 'of the client in the tests',
        redirect_uris: [`${origin}/api/auth/callback/${id}`],
        post_logout_redirect_uris: [`${origin}/t/${slug}/sign-in`],
        backchannel_logout_uri: `${origin}/api/auth/back-channel-logout/${id}`,
      },
    ])
    const begin = () =>
      page.getByRole('button', { name: words('signIn.by', { name: 'Beacon ID' }), exact: true }).click()
    const sayName = async (login: string) => {
      await page.getByLabel('Name').fill(login)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    }

    await test.step('whoever goes back, or has no group that counts, is told so', async () => {
      await page.goto(`/t/${slug}/sign-in`)
      await begin()
      await page.getByRole('button', { name: 'Cancel' }).click()
      await expect(page.getByRole('alert').first()).toContainText(
        words('signIn.faults.cancelled', { name: 'Beacon ID' }),
      )
      await begin()
      await sayName('guest')
      await expect(page.getByRole('alert').first()).toContainText(
        words('signIn.faults.no_role', { name: 'Beacon ID' }),
      )
      await page.context().clearCookies()
    })

    await test.step('the provider’s page leads back in, with the role of their group', async () => {
      await page.goto(`/t/${slug}/findings`)
      await expect(page).toHaveURL(`/t/${slug}/sign-in?to=${encodeURIComponent(`/t/${slug}/findings`)}`)
      await begin()
      await sayName('ada')
      await expect(page).toHaveURL(`/t/${slug}/findings`)
      await expectRole(boss.page, slug, ['Mara Lind', words('roles.role.manager'), 'Beacon ID'])
    })

    await test.step('signing out here leads through the provider’s own, which asks for a name again', async () => {
      await signOutHere(page, words, 'Mara Lind')
      await page.getByRole('button', { name: 'Sign out of the provider' }).click()
      await expect(page).toHaveURL(`/t/${slug}/sign-in`)
      await begin()
      await sayName('ada')
      await expect(page).toHaveURL(`/t/${slug}/overview`)
    })

    await test.step('signing out there ends the session here', async () => {
      const there = await page.context().newPage()
      await there.goto(`${server.issuer}/session/end`)
      await there.getByRole('button', { name: 'Sign out of the provider' }).click()
      await expect(there.getByText('Signed out of the provider.')).toBeVisible()
      await page.goto(`/t/${slug}/findings`)
      await expect(page).toHaveURL(`/t/${slug}/sign-in?to=${encodeURIComponent(`/t/${slug}/findings`)}`)
      await expect(page.getByRole('status')).toHaveText(
        words('signIn.ended.left_there', { name: 'Beacon ID' }),
      )
      await there.close()
    })
  } finally {
    await server.stop()
  }
})

test('everyone’s door leads to a tenant’s by its short name, and asks for the password here where no tenant has proved the domain', async ({
  page,
  words,
}) => {
  const say = async (typed: string) => {
    await page.goto('/sign-in')
    await page.getByLabel(words('signIn.find.label')).fill(typed)
    await page.getByRole('button', { name: words('signIn.find.next'), exact: true }).click()
  }
  for (const slug of [HARBOUR, 'no-such-tenant']) {
    await say(slug)
    await expect(page).toHaveURL(`/t/${slug}/sign-in`)
    await expect(page.getByLabel(words('signIn.password'), { exact: true })).toBeVisible()
  }
  const { email, password } = loginOf('viewer', HARBOUR)
  await say(email)
  await expect(page.getByLabel(words('signIn.email'))).toHaveValue(email)
  await page.getByLabel(words('signIn.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: words('signIn.submit'), exact: true }).click()
  await expect(page).toHaveURL(`/t/${HARBOUR}/overview`)
})
