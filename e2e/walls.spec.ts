import { findingPage } from '@/lib/views/finding.schema'
import { submissionPage } from '@/lib/views/submission.schema'
import { assessmentNamed, ISO } from './support/assessments'
import { demoTenant, HARBOUR, loginOf, PIER } from './support/demo'
import { pick } from './support/pick'
import { sessionOf } from './support/sign-in'
import { expect, test } from './support/test'
import type { Words } from './support/words'

/** Pages with what an owner may do there, which a viewer may not even be offered. */
const deeds = (assessment: string, finding: string, words: Words) => [
  { path: '/assessments', button: words('assessments.create') },
  { path: `/assessments/${assessment}`, button: words('reports.make') },
  { path: `/assessments/${assessment}/controls/A.8.9`, button: words('determination.propose') },
  { path: `/findings/${finding}`, button: words('findings.detail.addComment') },
  { path: '/submissions', button: words('submissions.handIn') },
  { path: '/agents', button: words('agents.add') },
]

test('a viewer sees what an owner sees, without a button that changes anything', async ({ as, words }) => {
  const [owner, viewer] = [await as('owner'), await as('viewer')]
  const assessment = await assessmentNamed(owner.api, ISO)
  const findings = await owner.api.read('/findings?status=open&limit=1', findingPage)
  for (const { path, button } of deeds(assessment.id, pick(findings.items, 'finding').id, words)) {
    await owner.page.goto(`/t/${HARBOUR}${path}`)
    await expect(owner.page.getByRole('button', { name: button }).first()).toBeVisible()
    const heading = await owner.page.getByRole('heading', { level: 1 }).textContent()
    await viewer.page.goto(`/t/${HARBOUR}${path}`)
    await expect(viewer.page.getByRole('heading', { level: 1 })).toHaveText(heading ?? '')
    await expect(viewer.page.getByRole('button', { name: button })).toHaveCount(0)
  }
  for (const page of ['members', 'tokens', 'audit']) {
    expect((await viewer.page.goto(`/t/${HARBOUR}/settings/${page}`))?.status()).toBe(404)
  }
})

test('another customer’s owner is told of nothing, exactly as if there were nothing', async ({
  as,
  words,
}) => {
  const [harbour, pier] = [await as('owner'), await as('owner', PIER)]
  const assessment = await assessmentNamed(harbour.api, ISO)
  // The other company handed in none of these bytes; bytes that both have are at one address for both.
  const submissions = await harbour.api.read('/submissions?asset=archive-02&limit=1', submissionPage)
  const findings = await harbour.api.read('/findings?limit=1', findingPage)
  const submission = pick(submissions.items, 'submission')
  const real = [
    `/assessments/${assessment.id}`,
    `/assessments/${assessment.id}/controls/A.8.9`,
    `/submissions/${submission.id}`,
    `/evidence/${submission.evidence.sha256}`,
    `/findings/${pick(findings.items, 'finding').id}`,
    `/assets/${pick(submission.assets, 'asset').id}`,
  ]

  await test.step('the API answers their ids byte for byte like ids that never were', async () => {
    for (const path of real) {
      expect((await harbour.api.get(path)).status(), path).toBe(200)
      const [theirs, nobodys] = [await pier.api.get(path), await pier.api.get(madeUp(path))]
      expect(theirs.status(), path).toBe(404)
      expect(nobodys.status(), madeUp(path)).toBe(404)
      expect(await theirs.text()).toBe(await nobodys.text())
      expect(headersOf(theirs)).toEqual(headersOf(nobodys))
    }
  })

  await test.step('the pages are those of a tenant that never was', async () => {
    const { page } = pier
    for (const path of ['/overview', '/findings', '/settings/members', ...real]) {
      const answer = await page.goto(`/t/${HARBOUR}${path}`)
      expect(answer?.status(), path).toBe(404)
      await expect(page.getByText(words('common.missing.title'))).toBeVisible()
      const said = await page.locator('body').ariaSnapshot()
      expect(await page.content()).not.toContain(demoTenant(HARBOUR).name)
      expect((await page.goto(`/t/no-such-tenant${path}`))?.status()).toBe(404)
      await expect(page.getByText(words('common.missing.title'))).toBeVisible()
      expect(await page.locator('body').ariaSnapshot()).toBe(said)
    }
  })
})

test('signing out ends the session, for whoever kept its cookie too', async ({ browser, origin, words }) => {
  const session = await sessionOf(origin, loginOf('viewer', HARBOUR))
  const context = await browser.newContext({ storageState: session })
  const page = await context.newPage()
  await page.goto(`/t/${HARBOUR}/overview`)
  await page.getByRole('button', { name: words('shell.account', { name: '郑晓' }) }).click()
  await page.getByRole('menuitem', { name: words('shell.signOut') }).click()
  await expect(page).toHaveURL(`/t/${HARBOUR}/sign-in`)

  const kept = await browser.newContext({ storageState: session })
  expect((await kept.request.get('/api/v1/me')).status()).toBe(401)
  const again = await kept.newPage()
  for (const path of [`/t/${HARBOUR}/findings?q=ssh`, `/t/${HARBOUR}/settings/members`]) {
    await again.goto(path)
    await expect(again).toHaveURL(`/t/${HARBOUR}/sign-in?to=${encodeURIComponent(path)}`)
  }
  await context.close()
  await kept.close()
})

/** The same address with other digits: of the same form, of nothing. */
function madeUp(path: string): string {
  return path.replace(/[0-9a-f]{8}$|[0-9a-f]{8}(?=\/controls)/, (digits) =>
    digits.replaceAll(/./g, (digit) => (digit === 'f' ? '0' : 'f')),
  )
}

function headersOf(answer: { headers(): Record<string, string> }) {
  const { date: _date, ...headers } = answer.headers()
  return headers
}
