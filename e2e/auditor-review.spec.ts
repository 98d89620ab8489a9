import { stripAnsi } from '@/components/evidence/strip-ansi'
import { controlDetail, controlTree } from '@/lib/views/control.schema'
import { determination } from '@/lib/views/determination.schema'
import { answerTo } from './support/answer-to'
import type { Api } from './support/api'
import { begunAssessment } from './support/assessments'
import { HARBOUR } from './support/demo'
import { fresh } from './support/fresh'
import { pick } from './support/pick'
import { expect, test } from './support/test'

const TEN = 10

/** Ten controls of which a counted check fails, with where the first of its lines stands in the evidence. */
async function tenWithEvidence(api: Api, assessment: string) {
  const { items } = await api.read(`/assessments/${assessment}/controls`, controlTree)
  const gaps = items.filter((row) => row.verdict === 'not_met' || row.verdict === 'partly_met').slice(0, TEN)
  expect(gaps, 'ten controls with a gap').toHaveLength(TEN)
  return Promise.all(
    gaps.map(async ({ control, ref }) => {
      const id = encodeURIComponent(control)
      const detail = await api.read(`/assessments/${assessment}/controls/${id}`, controlDetail)
      const states = detail.why
        .filter((why) => why.counted)
        .flatMap((why) => why.checks)
        .flatMap((check) => check.states)
      const failing = states.filter((state) => state.result === 'fail')
      return { control, ref, failing }
    }),
  )
}

test('an auditor reviews ten controls from the list to the bytes, their provenance and a determination', async ({
  as,
  words,
}) => {
  test.setTimeout(240_000)
  const { page, api } = await as('auditor')
  const assessment = await begunAssessment((await as('manager')).api, 'iso27001-2022')
  const tree = `/t/${HARBOUR}/assessments/${assessment.id}`
  const controls = await tenWithEvidence(api, assessment.id)

  for (const { control, ref, failing } of controls) {
    await test.step(`${ref}: from the list to the line that says so`, async () => {
      await page.goto(`${tree}?show=gap`)
      const rows = page.getByRole('table', { name: words('assessments.tree') })
      await rows.getByRole('link', { name: new RegExp(`^${ref.replaceAll('.', '\\.')} `) }).click()
      await expect(page).toHaveURL(new RegExp(`/controls/${control.replaceAll('.', '\\.')}$`))
      const line = page
        .locator('section li')
        .filter({ has: page.getByRole('button', { name: words('control.showLines') }) })
        .filter({ hasText: words('verdict.result.fail') })
        .first()
      await line.getByRole('button', { name: words('control.showLines') }).click()
      await expect(page.locator('main figure [aria-busy=true]')).toHaveCount(0)
      await page
        .locator('main')
        .getByRole('link', { name: words('control.evidence.open') })
        .first()
        .click()
      await expect(page).toHaveURL(/\/evidence\/[0-9a-f]{64}\?/)
    })

    const sha256 = await test.step(`${ref}: the cited bytes are those of the report`, async () => {
      const cited = page.locator('mark[data-cited]')
      await expect(cited).toBeInViewport()
      const { pathname, searchParams } = new URL(page.url())
      const digest = pick(/[0-9a-f]{64}/.exec(pathname) ?? [], 'digest in the address')
      const [from, to] = [Number(searchParams.get('from')), Number(searchParams.get('to'))]
      expect(failing.map((one) => [one.evidence, one.at.from, one.at.to])).toContainEqual([digest, from, to])
      const bytes = await (await api.get(`/evidence/${digest}?from=${from}&to=${to}`)).body()
      expect(bytes).toHaveLength(to - from)
      const shown = ((await cited.textContent()) ?? '').trim()
      expect(shown).not.toBe('')
      expect(stripAnsi(bytes.toString('utf8'))).toContain(shown)
      return digest
    })

    await test.step(`${ref}: who sent it, when, and the proof, verified in the browser`, async () => {
      await page.locator('main').locator('a[href*="/submissions/sub_"]').first().click()
      await expect(page).toHaveURL(/\/submissions\/sub_/)
      await expect(page.getByRole('status')).toContainText(words('provenance.verified.holds'))
      await expect(page.locator('main dl').first()).toContainText(sha256)
      await expect(page.locator('main dl').first()).toContainText(words('provenance.sender.token'))
      await expect(page.getByRole('heading', { name: words('provenance.who.title') })).toBeVisible()
    })
  }

  await test.step('hashes the last report whole, in the browser', async () => {
    await page
      .getByRole('button', { name: /SHA|hash|核验/i })
      .last()
      .click()
    await expect(page.getByRole('status').last()).toContainText(words('provenance.verified.bytesHold'))
  })

  await test.step('determines the last control, which waits for somebody else', async () => {
    const last = pick(controls.slice(-1), 'last control')
    await page.goto(`${tree}/controls/${encodeURIComponent(last.control)}`)
    await page.getByRole('button', { name: words('determination.propose') }).click()
    const form = page.locator('form', { has: page.getByRole('radio') })
    const submit = form.getByRole('button', { name: words('determination.form.submit'), exact: true })
    const narrative = fresh('Read the bytes of every failing line')
    await form.getByLabel(words('determination.form.narrative')).fill(narrative)
    await expect(submit).toBeDisabled()
    await form.getByRole('radio').nth(2).check()
    const made = answerTo(page, '/determinations', determination)
    await submit.click()
    expect(await made).toMatchObject({ state: 'proposed', own: true, narrative })
    const card = page.getByRole('article').filter({ hasText: narrative })
    await expect(card).toContainText(words('determination.ownProposal'))
  })
})
