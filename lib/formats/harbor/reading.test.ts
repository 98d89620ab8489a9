import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { harbor } from './harbor'

const row = (more: object = {}) => ({
  id: 'CVE-2022-1304',
  package: 'e2fsprogs',
  version: '1.46',
  severity: 'High',
  links: ['https://x/y'],
  ...more,
})
const inner = (vulnerabilities: unknown) => ({
  generated_at: '2023-09-08T00:19:11Z',
  scanner: { name: 'Trivy', version: 'v0.44.0' },
  vulnerabilities,
})
const digest = `sha256:${'a'.repeat(64)}`

test('the report is the same under either media type, and bare', async () => {
  const documents = [
    { 'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0': inner([row()]) },
    { 'application/vnd.security.vulnerability.report; version=1.1': inner([row()]) },
    inner([row()]),
  ]
  for (const document of documents) {
    const { observations, header } = await readFormat(harbor, JSON.stringify(document))
    expect(observations.map(({ subject, severity }) => [subject, severity])).toEqual([
      ['CVE-2022-1304 pkg:generic/e2fsprogs@1.46', 'high'],
    ])
    expect([header.toolVersion, header.printedAt]).toEqual(['Trivy v0.44.0', '2023-09-08T00:19:11Z'])
  }
})

test('the list of the first API is read, with the same rows', async () => {
  const { observations } = await readFormat(
    harbor,
    JSON.stringify({ vulnerability: [row({ fixedVersion: '2', link: 'https://z' })] }),
  )
  expect(observations[0]?.vulnerability).toMatchObject({ advisory: 'CVE-2022-1304', fixedIn: '2' })
})

test('none found is a look at everything that was found, not more', async () => {
  const { end } = await readFormat(harbor, JSON.stringify(inner(null)))
  expect(end.coverage.checks).toEqual([])
  expect(end.coverage.possibleChecks).toContain('harbor/vuln.critical')
})

test('one digest names the image; digests of the parts of an index name none', async () => {
  const one = await readFormat(harbor, JSON.stringify(inner([row({ artifact_digests: [digest] })])))
  expect(one.header.identities).toEqual([digest])
  const two = inner([
    row({ artifact_digests: [digest] }),
    row({ id: 'CVE-2022-2', artifact_digests: [`sha256:${'b'.repeat(64)}`] }),
  ])
  expect((await readFormat(harbor, JSON.stringify(two))).header.identities).toEqual([])
})

test("a score that is null is none, and every vendor's score is kept", async () => {
  const cvss = {
    preferred_cvss: { score_v3: 7.8, score_v2: null, vector_v3: '' },
    vendor_attributes: { CVSS: { redhat: { V3Score: 5.8, V3Vector: 'CVSS:3.1/AV:L' } } },
  }
  const { observations } = await readFormat(harbor, JSON.stringify(inner([row(cvss)])))
  expect(observations[0]?.vulnerability?.ratings).toEqual([
    { source: 'harbor', score: 7.8 },
    { source: 'redhat', score: 5.8, vector: 'CVSS:3.1/AV:L' },
  ])
})

test('a row without package is counted and told', async () => {
  const read = await readFormat(harbor, JSON.stringify(inner([row({ package: '' })])))
  expect([read.end.counts.items, codesOf(read).includes('unreadable_finding')]).toEqual([1, true])
})
