import { Secret, TOTP } from 'otpauth'
import { HARBOUR } from './support/demo'
import { fresh } from './support/fresh'
import { pick } from './support/pick'
import { expect, test } from './support/test'

/** Chosen by whoever is new: long, and of nothing that is guessed. */
const PASSWORD = 'vz2d-hw9t-K7mf-long'

test('an owner adds a person with an initial password, who must choose their own and comes in until they are removed', async ({
  as,
  page: theirs,
  words,
}) => {
  const { page } = await as('owner')
  const name = fresh('Ada')
  const email = `${name.toLowerCase()}@harbour-bank.example`

  await page.goto(`/t/${HARBOUR}/settings/members`)
  await page.getByRole('button', { name: words('members.add') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('members.form.email')).fill(email)
  await dialog.getByRole('textbox', { name: words('members.form.name'), exact: true }).fill(name)
  await dialog.getByLabel(words('roles.role.operator')).check()
  await dialog.getByRole('button', { name: words('members.form.submit'), exact: true }).click()
  await expect(dialog).toContainText(words('members.made.password', { email }))
  const password = pick(await dialog.locator('code').allTextContents(), 'password')
  await dialog.getByRole('button', { name: words('members.made.done') }).click()
  const row = page.getByRole('row').filter({ hasText: email })
  await expect(row).toContainText(words('roles.role.operator'))

  await theirs.goto(`/t/${HARBOUR}/sign-in`)
  await theirs.getByLabel(words('signIn.email')).fill(email)
  await theirs.getByLabel(words('signIn.password'), { exact: true }).fill('not the password')
  await theirs.getByRole('button', { name: words('signIn.submit'), exact: true }).click()
  await expect(theirs.getByRole('alert').first()).toContainText(words('signIn.wrong'))
  await theirs.getByLabel(words('signIn.password'), { exact: true }).fill(password)
  await theirs.getByRole('button', { name: words('signIn.submit'), exact: true }).click()
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(words('signIn.finish.password.title'))
  await theirs.getByLabel(words('account.password.current'), { exact: true }).fill(password)
  await theirs.getByLabel(words('account.password.new'), { exact: true }).fill('harbour-bank-2026')
  await theirs.getByLabel(words('account.password.again'), { exact: true }).fill('harbour-bank-2026')
  await theirs.getByRole('button', { name: words('account.password.submit'), exact: true }).click()
  await expect(theirs.getByText(words('account.password.fault.guessable'))).toBeVisible()
  await theirs.getByLabel(words('account.password.new'), { exact: true }).fill(PASSWORD)
  await theirs.getByLabel(words('account.password.again'), { exact: true }).fill(PASSWORD)
  await theirs.getByRole('button', { name: words('account.password.submit'), exact: true }).click()
  await expect(theirs).toHaveURL(`/t/${HARBOUR}/overview`)

  await row.getByRole('button', { name: words('members.remove.action') }).click()
  await dialog.getByRole('button', { name: words('members.remove.action'), exact: true }).click()
  await expect(row).toHaveCount(0)
  expect((await theirs.goto(`/t/${HARBOUR}/overview`))?.status()).toBe(404)
})

test('an owner invites a person, who accepts by the link, sets up a second factor and signs in with it', async ({
  as,
  page: theirs,
  words,
}) => {
  const { page } = await as('owner')
  const name = fresh('Grace')
  const email = `${name.toLowerCase()}@harbour-bank.example`

  await page.goto(`/t/${HARBOUR}/settings/members`)
  await page.getByRole('button', { name: words('members.invite.action') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('members.form.email')).fill(email)
  await dialog.getByRole('button', { name: words('members.invite.submit') }).click()
  await expect(dialog).toContainText(words('members.invite.link', { email }))
  const link = pick(await dialog.locator('code').allTextContents(), 'link')
  await dialog.getByRole('button', { name: words('members.made.done') }).click()
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText(words('roles.role.viewer'))

  // The demo's public address is not the one of this run.
  const { pathname, hash } = new URL(link)
  await theirs.goto(`${pathname}${hash}`)
  await theirs.getByLabel(words('signIn.invite.name')).fill(name)
  await theirs.getByLabel(words('signIn.invite.password'), { exact: true }).fill(PASSWORD)
  await theirs.getByLabel(words('account.password.again'), { exact: true }).fill(PASSWORD)
  await theirs.getByRole('button', { name: words('signIn.invite.submit') }).click()
  await expect(theirs).toHaveURL(`/t/${HARBOUR}/overview`)

  await theirs.goto(`/t/${HARBOUR}/settings/account`)
  await theirs.getByRole('button', { name: words('account.factor.setUp'), exact: true }).click()
  const section = theirs.locator('#second-factor')
  await section.getByLabel(words('account.factor.password'), { exact: true }).fill(PASSWORD)
  await section.getByRole('button', { name: words('account.factor.next') }).click()
  const key = (await section.locator('code').first().textContent())?.replaceAll(' ', '') ?? ''
  const codes = new TOTP({ secret: Secret.fromBase32(key) })
  await section.getByLabel(words('account.factor.code')).fill(codes.generate())
  await section.getByRole('button', { name: words('account.factor.confirm'), exact: true }).click()
  await expect(section.getByRole('heading', { name: words('account.factor.codes.title') })).toBeVisible()
  const recovery = pick(await section.locator('li code').allTextContents(), 'recovery code')
  await section.getByRole('button', { name: words('account.factor.codes.kept') }).click()
  await expect(section).toContainText(words('account.factor.codesLeft', { count: 10 }))

  await theirs.context().clearCookies()
  await theirs.goto(`/t/${HARBOUR}/sign-in`)
  await theirs.getByLabel(words('signIn.email')).fill(email)
  await theirs.getByLabel(words('signIn.password'), { exact: true }).fill(PASSWORD)
  await theirs.getByRole('button', { name: words('signIn.submit'), exact: true }).click()
  const code = theirs.getByLabel(words('signIn.secondFactor.code'))
  await code.fill('000000')
  await theirs.getByRole('button', { name: words('signIn.secondFactor.submit') }).click()
  await expect(theirs.getByRole('alert').first()).toContainText(words('signIn.secondFactor.wrong_code'))
  // The code of a later step, since the one that set it up counts no more.
  await code.fill(codes.generate({ timestamp: Date.now() + 30_000 }))
  await theirs.getByRole('button', { name: words('signIn.secondFactor.submit') }).click()
  await expect(theirs).toHaveURL(`/t/${HARBOUR}/overview`)
  expect(recovery).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/)
})
