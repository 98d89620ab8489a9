import { readFile } from 'node:fs/promises'
import { HARBOUR } from './support/demo'
import { fresh } from './support/fresh'
import { reportPath } from './support/hand-in'
import { pick } from './support/pick'
import { expect, test } from './support/test'

test('a new agent’s own line hands in its first report; revoked, its token is worth nothing', async ({
  as,
  words,
}) => {
  const { page } = await as('owner')
  const [name, asset] = [fresh('agent'), fresh('host')]

  const line = await test.step('the token and the line with it are shown once', async () => {
    await page.goto(`/t/${HARBOUR}/agents`)
    await page.getByRole('button', { name: words('agents.add') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words('agents.form.name')).fill(name)
    await dialog.getByRole('button', { name: words('agents.form.submit') }).click()
    await expect(dialog).toContainText(words('agents.made.once'))
    await expect(dialog).toContainText(words('agents.first.waiting'))
    const shown = dialog.locator('code')
    const token = pick(await shown.allTextContents(), 'token', (text) => /^plm_[\w-]{43}$/.test(text))
    const curl = pick(await shown.allTextContents(), 'line', (text) => text.startsWith('curl '))
    expect(curl).toContain(token)
    return curl
  })

  const send = async () => {
    const url = pick(/"(http[^"]+)"/.exec(line)?.slice(1) ?? [], 'address in the line')
    const authorization = pick(/Authorization: ([^"]+)/.exec(line)?.slice(1) ?? [], 'token in the line')
    const body = await readFile(reportPath('lab-swarm.json'))
    return fetch(url.replace('$(hostname)', asset), { method: 'POST', headers: { authorization }, body })
  }

  await test.step('waiting turns into the receipt', async () => {
    expect((await send()).status).toBe(201)
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(words('agents.first.state.parsed'))
    await expect(dialog.getByRole('link', { name: asset })).toBeVisible()
    await dialog.getByRole('button', { name: words('agents.made.done') }).click()
    await page.reload()
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText(words('agents.state.heard'))
    await expect(page.getByText(/plm_[\w-]{43}/)).toHaveCount(0)
  })

  await test.step('the next request after it is revoked gets 401', async () => {
    await page.goto(`/t/${HARBOUR}/settings/tokens`)
    const row = page.getByRole('row').filter({ hasText: name })
    await expect(row).toContainText(words('tokens.state.works'))
    await row.getByRole('button', { name: words('tokens.revoke.action') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: words('tokens.revoke.action'), exact: true }).click()
    await expect(row).toContainText(words('tokens.state.revoked'))
    expect((await send()).status).toBe(401)
  })
})
