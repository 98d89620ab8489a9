import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { cyclonedxJson } from './cyclonedx-json'

const lib = {
  'bom-ref': 'r1',
  type: 'library',
  name: 'log4j-core',
  group: 'org.apache',
  version: '2',
  purl: 'pkg:maven/org.apache/log4j-core@2',
}
const flaw = (more: object = {}) => ({
  id: 'CVE-2021-44228',
  ratings: [{ severity: 'critical' }],
  affects: [{ ref: 'r1' }],
  ...more,
})
const read = (more: object) =>
  readFormat(cyclonedxJson, JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', ...more }))
const found = async (...flaws: object[]) =>
  (await read({ components: [lib], vulnerabilities: flaws })).observations.filter(
    ({ vulnerability }) => vulnerability,
  )

test('a flaw is found in the component that it refers to, nested ones too', async () => {
  const nested = { 'bom-ref': 'r0', type: 'application', name: 'app', components: [lib] }
  const { observations } = await read({ components: [nested], vulnerabilities: [flaw()] })
  expect(
    observations
      .filter(({ vulnerability }) => vulnerability)
      .map(({ subject, result, vulnerability }) => [subject, result, vulnerability?.package.name]),
  ).toEqual([['CVE-2021-44228 pkg:maven/org.apache/log4j-core@2', 'fail', 'org.apache:log4j-core']])
})

test('the worst of several ratings holds, with its source; a score grades only where there is no word', async () => {
  const ratings = [
    { severity: 'none', source: { name: 'NVD' } },
    { severity: 'high', score: 8.1, source: { name: 'GITHUB' } },
    { score: 9.9 },
  ]
  const [row] = await found(flaw({ ratings }))
  expect([row?.severity, row?.vulnerability?.severitySource, row?.printedResult]).toEqual([
    'high',
    'ghsa',
    'high',
  ])
  const [scored] = await found(flaw({ ratings: [{ score: 9.9 }] }))
  expect([scored?.severity, scored?.printedResult]).toEqual(['critical', '(none)'])
})

test('what the document itself says is no fault is information, for that component only', async () => {
  const other = { ...lib, 'bom-ref': 'r2', name: 'other', purl: 'pkg:maven/org.apache/other@2' }
  for (const state of ['not_affected', 'false_positive', 'resolved', 'resolved_with_pedigree']) {
    const analysed = flaw({ analysis: { state, justification: 'code_not_reachable' } })
    const { observations } = await read({
      components: [lib, other],
      vulnerabilities: [analysed, flaw({ affects: [{ ref: 'r2' }] })],
    })
    expect(
      observations.flatMap(({ vulnerability, result }) =>
        vulnerability ? [[vulnerability.package.name, result]] : [],
      ),
    ).toEqual([
      ['org.apache:log4j-core', 'informational'],
      ['org.apache:other', 'fail'],
    ])
  }
  for (const state of ['exploitable', 'in_triage'])
    expect((await found(flaw({ analysis: { state } })))[0]?.result).toBe('fail')
})

test('what it says of another document is a statement about that component there', async () => {
  const ref = 'urn:cdx:2c385cf7-e1ee-46e9-a51c-13de1ecb380a/1#pkg:maven/a/b@1%3Ftype=jar'
  const { observations } = await read({
    vulnerabilities: [
      flaw({ analysis: { state: 'false_positive', justification: 'code_not_present' }, affects: [{ ref }] }),
    ],
  })
  expect(observations.map(({ result, vulnerability, vex }) => [result, vulnerability, vex])).toEqual([
    [
      'informational',
      undefined,
      {
        advisory: 'CVE-2021-44228',
        aliases: [],
        product: 'urn:cdx:2c385cf7-e1ee-46e9-a51c-13de1ecb380a/1',
        component: 'pkg:maven/a/b@1?type=jar',
        status: 'not_affected',
        justification: 'code_not_present',
      },
    ],
  ])
})

test('an id that means nothing outside gives way to the CVE it refers to', async () => {
  const [row] = await found(
    flaw({ id: 'c7129ff8-08bc-4afe-82ec-7d97b9491741', references: [{ id: 'CVE-2021-33203' }] }),
  )
  expect(row?.vulnerability).toMatchObject({ advisory: 'CVE-2021-33203', aliases: [] })
  const [snyk] = await found(flaw({ id: 'SNYK-JAVA-1', references: [{ id: 'CVE-2018-7489' }] }))
  expect(snyk?.vulnerability).toMatchObject({ advisory: 'CVE-2018-7489', aliases: ['SNYK-JAVA-1'] })
})

test('a bare list of components was not assessed: nothing of it passes', async () => {
  for (const vulnerabilities of [undefined, []]) {
    const bare = await read({ components: [lib], vulnerabilities })
    expect([codesOf(bare), bare.end.coverage.checks, bare.end.coverage.possibleChecks]).toEqual([
      ['not_assessed'],
      ['cyclonedx/packages'],
      undefined,
    ])
  }
})

test('an image is known by what Trivy or syft say of it', async () => {
  const digest = `sha256:${'a'.repeat(64)}`
  const trivy = {
    type: 'container',
    name: 'nginx:1',
    properties: [
      { name: 'aquasecurity:trivy:RepoTag', value: 'nginx:1' },
      { name: 'aquasecurity:trivy:RepoDigest', value: `nginx@${digest}` },
    ],
  }
  const { header } = await read({ metadata: { component: trivy }, components: [lib] })
  expect([header.assetKind, header.name, header.identities]).toEqual(['image', 'nginx:1', [digest]])
  const syft = await read({ metadata: { component: { type: 'container', name: 'alpine', version: digest } } })
  expect(syft.header.identities).toEqual([digest])
})

test('the fixed version is read where the recommendation is plain', async () => {
  const [row] = await found(
    flaw({ recommendation: 'Upgrade other to version 9; Upgrade log4j-core to version 2.17.1' }),
  )
  expect(row?.vulnerability?.fixedIn).toBe('2.17.1')
  expect((await found(flaw({ recommendation: 'See the advisory' })))[0]?.vulnerability?.fixedIn).toBe('')
})
