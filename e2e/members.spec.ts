import { HARBOUR } from './support/demo'
import { fresh } from './support/fresh'
import { pick } from './support/pick'
import { expect, test } from './support/test'

test('an owner adds a person, who signs in with the initial password until they are removed', async ({
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
  await expect(theirs).toHaveURL(`/t/${HARBOUR}/overview`)

  await row.getByRole('button', { name: words('members.remove.action') }).click()
  await dialog.getByRole('button', { name: words('members.remove.action'), exact: true }).click()
  await expect(row).toHaveCount(0)
  expect((await theirs.goto(`/t/${HARBOUR}/overview`))?.status()).toBe(404)
})
