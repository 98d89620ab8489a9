import { findingPage } from '@/lib/views/finding.schema'
import { submissionPage } from '@/lib/views/submission.schema'
import { assessmentNamed, ISO } from './support/assessments'
import { HARBOUR } from './support/demo'
import { expectAccessible } from './support/expect-accessible'
import { pick } from './support/pick'
import { test } from './support/test'

// Looking at every element of a page with contrast takes seconds on a small machine.
test.describe.configure({ timeout: 120_000 })
/** Every page is looked at in both schemes and both languages, in two of the four ways they go together. */
const SCHEME = { zh: 'light', en: 'dark' } as const

test('the door has no serious fault of accessibility', async ({ page, language }) => {
  await page.goto(`/t/${HARBOUR}/sign-in`)
  await expectAccessible(page, SCHEME[language])
})

test('verdicts and evidence have no serious fault of accessibility', async ({ as, language }) => {
  const { page, api } = await as('manager')
  const assessment = await assessmentNamed(api, ISO)
  const submissions = await api.read('/submissions?state=parsed&limit=1', submissionPage)
  const { id, evidence, assets } = pick(submissions.items, 'submission')
  for (const path of [
    '/overview',
    '/assessments',
    `/assessments/${assessment.id}?show=gap`,
    `/assessments/${assessment.id}/controls/A.8.9`,
    `/submissions/${id}`,
    `/evidence/${evidence.sha256}?from=0&to=40`,
    `/assets/${pick(assets, 'asset').id}`,
    '/reports',
    '/frameworks',
    '/frameworks/iso27001-2022',
  ]) {
    await page.goto(`/t/${HARBOUR}${path}`)
    await expectAccessible(page, SCHEME[language])
  }
})

test('triage and administration have no serious fault of accessibility', async ({ as, language }) => {
  const { page, api } = await as('owner')
  const findings = await api.read('/findings?status=open&limit=1', findingPage)
  for (const path of [
    '/findings',
    `/findings/${pick(findings.items, 'finding').id}`,
    '/submissions?upload=1',
    '/agents',
    '/settings/general',
    '/settings/members',
    '/settings/tokens',
    '/settings/audit',
    '/settings/roles',
    '/settings/account',
  ]) {
    await page.goto(`/t/${HARBOUR}${path}`)
    await expectAccessible(page, SCHEME[language])
  }
})
