import { findingPage } from '@/lib/views/finding.schema'
import { assessmentNamed, ISO } from './support/assessments'
import { HARBOUR } from './support/demo'
import { pick } from './support/pick'
import { expect, test } from './support/test'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('on a phone nothing scrolls sideways and the screens are within reach', async ({ as, words }) => {
  const { page, api } = await as('operator')
  const assessment = await assessmentNamed(api, ISO)
  const findings = await api.read('/findings?status=open&limit=1', findingPage)
  const paths = [
    '/overview',
    '/assessments',
    `/assessments/${assessment.id}?show=gap`,
    `/assessments/${assessment.id}/controls/A.8.9`,
    '/findings',
    `/findings/${pick(findings.items, 'finding').id}`,
    '/assets',
    '/submissions',
    '/agents',
    '/frameworks',
    '/frameworks/mlps-gbt22239-2019',
  ]
  for (const path of paths) {
    await page.goto(`/t/${HARBOUR}${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const beyond = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return { scrollWidth: Math.max(scrollWidth, document.body.scrollWidth), clientWidth }
    })
    expect(beyond.clientWidth, path).toBe(390)
    expect(beyond.scrollWidth, path).toBeLessThanOrEqual(390)
  }
  const screens = page.getByRole('navigation', { name: words('shell.navigation') })
  await screens.getByRole('link', { name: words('shell.nav.findings') }).tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('findings.title'))
})
