import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
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

test('a machine enrols by a code, its first report turns up by itself, and locked out it keeps what it has', async ({
  as,
  words,
}) => {
  const { page } = await as('operator')
  const host = fresh('rack')
  const state = await mkdtemp(path.join(tmpdir(), 'plimsoll-e2e-agent-'))
  const agent = (...more: string[]) =>
    promisify(execFile)(process.execPath, ['agent/plimsoll-agent.mjs', ...more], {
      env: { ...process.env, PLIMSOLL_STATE_DIR: state },
    }).catch((error: { code: number; stderr: string }) => error)

  await test.step('the code stands once in the lines to run', async () => {
    await page.goto(`/t/${HARBOUR}/agents`)
    await page.getByRole('button', { name: words('agents.add') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: words('agents.way.host'), exact: true }).check()
    await dialog.getByRole('button', { name: words('agents.code.submit') }).click()
    await expect(dialog).toContainText(words('agents.code.waiting'))
    const shown = await dialog.locator('code').allTextContents()
    const line = pick(shown, 'line', (text) => text.includes(' enrol --url '))
    const [, url = '', code = ''] = / enrol --url (\S+) (\S+)/.exec(line) ?? []
    const [served, install] = [await fetch(`${url}/agent/plimsoll-agent.mjs`), shown.join('\n')]
    const bytes = Buffer.from(await served.arrayBuffer())
    expect(install).toContain(createHash('sha256').update(bytes).digest('hex'))
    expect(bytes.equals(await readFile('agent/plimsoll-agent.mjs'))).toBe(true)
    expect(await agent('enrol', '--url', url, '--name', host, code)).toMatchObject({ stderr: '' })
    await expect(dialog).toContainText(words('agents.code.waitingReport'))
    await agent('push', reportPath('lab-default.json'), '--asset', host)
    await expect(dialog).toContainText(words('agents.first.state.parsed'))
    await expect(dialog).toContainText(host)
    await dialog.getByRole('button', { name: words('agents.code.done') }).click()
  })

  await test.step('locked out, its next report waits on its machine', async () => {
    await page.reload()
    const row = page.getByRole('row').filter({ hasText: host })
    await expect(row).toContainText(words('agents.spool.empty'))
    await row.getByRole('button').last().click()
    await page.getByRole('menuitem', { name: words('agents.lockOut.action') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: words('agents.lockOut.action') }).click()
    await expect(row).toContainText(words('agents.state.locked'))
    const pushed = await agent('push', reportPath('lab-swarm.json'), '--asset', host)
    expect(pushed).toMatchObject({ code: 1, stderr: expect.stringContaining('One report waits') })
  })
  await rm(state, { recursive: true, force: true })
})
