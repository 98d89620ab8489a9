import { readFile } from 'node:fs/promises'
import { determination } from '@/lib/views/determination.schema'
import { answerTo } from './support/answer-to'
import { begunAssessment } from './support/assessments'
import { HARBOUR } from './support/demo'
import { fresh } from './support/fresh'
import { expect, test } from './support/test'

const MINUTES = '评审纪要：加固基线逐台核对。\nMinutes: the baseline was compared host by host.\n'

test('a determination counts once another person approves it, and never before', async ({ as, words }) => {
  const [manager, auditor, owner] = [await as('manager'), await as('auditor'), await as('owner')]
  const assessment = await begunAssessment(manager.api, 'iso27001-2022')
  const address = `/t/${HARBOUR}/assessments/${assessment.id}/controls/A.8.9`
  const narrative = fresh('Looked at every host')
  const beside = (title: string) => ({ has: auditor.page.locator('dt', { hasText: words(title) }) })
  const verdicts = auditor.page.locator('main dl').first().locator('> div')

  const id = await test.step('a manager proposes it with a reason and a file', async () => {
    const { page } = manager
    await page.goto(address)
    await page.getByRole('button', { name: words('determination.propose') }).click()
    await page.getByLabel(words('determination.form.narrative')).fill(narrative)
    const form = page.locator('form', { has: page.getByRole('radio') })
    await expect(form.getByRole('radio', { checked: true })).toHaveCount(0)
    const submit = form.getByRole('button', { name: words('determination.form.submit'), exact: true })
    await expect(submit).toBeDisabled()
    await form.getByRole('radio').first().check()
    await expect(submit).toBeEnabled()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'minutes.txt', mimeType: 'text/plain', buffer: Buffer.from(MINUTES) })
    const made = answerTo(page, '/determinations', determination)
    await page.getByRole('button', { name: words('determination.form.submit'), exact: true }).click()
    await expect(page.getByRole('article').filter({ hasText: narrative })).toContainText(
      words('determination.state.proposed'),
    )
    return (await made).id
  })

  await test.step('the manager is offered no approval of their own and is told why; the server refuses it too', async () => {
    const card = manager.page.getByRole('article').filter({ hasText: narrative })
    await expect(card).toContainText(words('determination.ownProposal'))
    await expect(card.getByRole('button', { name: words('determination.approve') })).toHaveCount(0)
    await expect(card.getByRole('button', { name: words('determination.withdraw') })).toBeVisible()
    const answer = await manager.api.send('POST', `/determinations/${id}/decision`, { decision: 'approve' })
    expect(answer.status()).toBe(409)
    expect(await answer.json()).toMatchObject({ code: 'four_eyes' })
  })

  await test.step('for the auditor it changes nothing until they approve it', async () => {
    const { page } = auditor
    await page.goto(address)
    await expect(verdicts.filter(beside('control.verdict')).first()).toContainText(words('control.byMachine'))
    const card = page.getByRole('article').filter({ hasText: narrative })
    const download = page.waitForEvent('download')
    await card.getByRole('button', { name: 'minutes.txt' }).click()
    expect(await readFile(await (await download).path(), 'utf8')).toBe(MINUTES)
    const machine = await verdicts.filter(beside('control.machine')).textContent()
    await card.getByRole('button', { name: words('determination.approve') }).click()
    await expect(card).toContainText(words('determination.state.approved'))
    await expect(verdicts.filter(beside('control.verdict')).first()).toContainText(words('control.byPerson'))
    expect(await verdicts.filter(beside('control.machine')).textContent()).toBe(machine)
  })

  await test.step('both deeds are in the audit log under their doers', async () => {
    const { page } = owner
    await page.goto(`/t/${HARBOUR}/settings/audit?q=${id}`)
    const events = page.locator('main ol > li')
    await expect(events).toHaveCount(2)
    await expect(events.nth(0)).toContainText(words('audit.action.determination.approved'))
    await expect(events.nth(1)).toContainText(words('audit.action.determination.proposed'))
    const doers = await events.locator('summary').allTextContents()
    expect(doers[0]).toContain('周慎之')
    expect(doers[1]).toContain('林悦')
  })

  await test.step('yesterday nobody had determined it', async () => {
    const { page } = auditor
    await page.getByRole('button', { name: words('shell.asOf.label') }).click()
    await page.getByRole('button', { name: words('shell.asOf.quick.yesterday') }).click()
    await expect(page).toHaveURL(/as_of=/)
    await expect(page.getByText(words('control.noDetermination'), { exact: true })).toBeVisible()
    await expect(page.getByText(narrative)).toHaveCount(0)
  })
})
