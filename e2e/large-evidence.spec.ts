import { statePage } from '@/lib/views/state.schema'
import { receipt } from '@/lib/views/submission.schema'
import { demoTenant, HARBOUR } from './support/demo'
import { fresh } from './support/fresh'
import { pick } from './support/pick'
import { expect, test } from './support/test'

const FLAWS = 200
const MEGABYTES_10 = 10 * 1024 * 1024

/** A report as Trivy writes it, in one line of more than 10 MB: few flaws, each with a very long description. */
function oneLineReport(image: string): string {
  const padding = 'A library of the lab parses what it must not. '.repeat(1150)
  const Vulnerabilities = Array.from({ length: FLAWS }, (_, n) => ({
    VulnerabilityID: `CVE-2030-${10_000 + n}`,
    PkgName: `lib${n}`,
    InstalledVersion: '1.0',
    FixedVersion: '1.1',
    Status: 'fixed',
    Severity: 'HIGH',
    Description: `${n} ${padding}`,
  }))
  return JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: new Date().toISOString(),
    ArtifactName: image,
    ArtifactType: 'container_image',
    Metadata: { OS: { Family: 'debian', Name: '12.5' }, RepoTags: [image] },
    Results: [{ Target: `${image} (debian 12.5)`, Class: 'os-pkgs', Type: 'debian', Vulnerabilities }],
  })
}

test('a report of 10 MB in one line opens at the cited place: few bytes are fetched, little is drawn', async ({
  as,
  words,
  origin,
}) => {
  const { page, api } = await as('auditor')
  const image = `${fresh('registry.example/large')}:1`
  const body = oneLineReport(image)
  expect(body.length).toBeGreaterThan(MEGABYTES_10)
  expect(body).not.toContain('\n')
  const answer = await fetch(new URL(`/api/v1/submissions?asset=${image}`, origin), {
    method: 'POST',
    headers: { authorization: `Bearer ${demoTenant(HARBOUR).tokens.agent}` },
    body,
  })
  expect(answer.status).toBe(201)
  const { evidence, assets } = receipt.parse(await answer.json())
  const { items } = await api.read(`/states?asset=${assets[0]?.id}&result=fail&limit=500`, statePage)
  const last = pick(items, 'state of the last flaw', (one) =>
    one.subject.includes(`CVE-2030-${10_000 + FLAWS - 1}`),
  )
  expect(last.at.from).toBeGreaterThan(MEGABYTES_10 * 0.9)

  let fetched = 0
  page.on('response', (response) => {
    const { pathname, searchParams } = new URL(response.url())
    if (!pathname.includes('/api/v1/evidence/')) return
    fetched += searchParams.has('to')
      ? Number(searchParams.get('to')) - Number(searchParams.get('from'))
      : evidence.bytes
  })
  await page.goto(`/t/${HARBOUR}/evidence/${evidence.sha256}?from=${last.at.from}&to=${last.at.to}`)
  const cited = page.locator('mark[data-cited]')
  await expect(cited).toBeInViewport()
  await expect(cited).toContainText(`CVE-2030-${10_000 + FLAWS - 1}`)
  expect(fetched).toBeLessThan(MEGABYTES_10 / 5)
  const drawn = await page.evaluate(() => {
    const walker = document.createTreeWalker(
      document.querySelector('main') ?? document.body,
      NodeFilter.SHOW_TEXT,
    )
    let longest = 0
    let nodes = 0
    while (walker.nextNode()) {
      longest = Math.max(longest, walker.currentNode.textContent?.length ?? 0)
      nodes += 1
    }
    return { longest, nodes }
  })
  expect(drawn.longest).toBeLessThanOrEqual(4096)
  expect(drawn.nodes).toBeLessThan(2000)

  await page.getByRole('switch', { name: words('evidence.layOutCited') }).check()
  const row = page
    .locator('main')
    .getByText(`"VulnerabilityID":"CVE-2030-${10_000 + FLAWS - 1}",`, { exact: true })
  await expect(row).toBeInViewport()
  expect(fetched).toBeLessThan(MEGABYTES_10 / 5)
  await expect(page.getByRole('link', { name: new RegExp(image) })).toHaveAttribute(
    'href',
    /\/submissions\/sub_/,
  )
})
