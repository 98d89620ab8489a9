import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { sarif } from './sarif'

function log(results: object[], driver: object = {}, run: object = {}) {
  return JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Tool', ...driver } }, ...run, results }],
  })
}
const read = (...given: Parameters<typeof log>) => readFormat(sarif, log(...given))
const at = (uri: string, startLine?: number) => ({
  physicalLocation: { artifactLocation: { uri }, region: { startLine } },
})

test('a result without level has that of its rule, found by index, by id, by the id before its last part', async () => {
  const rules = [
    { id: 'A', defaultConfiguration: { level: 'error' } },
    { id: 'B', defaultConfiguration: { level: 'note' } },
  ]
  const results = [
    { ruleIndex: 1 },
    { ruleId: 'A' },
    { ruleId: 'A/sub' },
    { rule: { index: 0 } },
    { ruleId: 'C' },
  ]
  expect((await read(results, { rules })).end.counts.byResult).toEqual({ note: 1, error: 3, warning: 1 })
})

test('rules of an extension, and levels that the run was started with, count too', async () => {
  const tool = {
    driver: { name: 'T', rules: [{ id: 'A' }] },
    extensions: [{ name: 'E', rules: [{ id: 'X', defaultConfiguration: { level: 'note' } }] }],
  }
  const invocations = [
    {
      executionSuccessful: true,
      ruleConfigurationOverrides: [{ descriptor: { id: 'A' }, configuration: { level: 'error' } }],
    },
  ]
  const results = [{ ruleId: 'A' }, { rule: { index: 0, toolComponent: { index: 0 } } }]
  const { end } = await readFormat(
    sarif,
    JSON.stringify({ version: '2.1.0', runs: [{ results, invocations, tool }] }),
  )
  expect(end.counts.byResult).toEqual({ error: 1, note: 1 })
})

test('each kind is what it says; without fault it has no level', async () => {
  const results = ['pass', 'open', 'review', 'notApplicable', 'informational', 'fail'].map((kind) => ({
    kind,
    ruleId: kind,
  }))
  const { observations, end } = await read(results)
  expect(observations.map(({ result }) => result)).toEqual([
    'pass',
    'not_checked',
    'not_checked',
    'not_applicable',
    'informational',
    'fail',
  ])
  expect(end.counts.byResult).toEqual({ none: 5, warning: 1 })
})

test('suppressed is what has a suppression that nobody rejected; an empty list suppresses nothing', async () => {
  const suppressions = [
    [{ kind: 'external', justification: 'known' }],
    [],
    [{ kind: 'external', status: 'rejected' }],
    [{ kind: 'inSource', status: 'accepted' }],
  ]
  const { observations } = await read(
    suppressions.map((one, index) => ({ ruleId: `R${index}`, suppressions: one })),
  )
  expect(observations.map(({ result, detail }) => [result, detail])).toEqual([
    ['informational', 'left out: external, known'],
    ['fail', ''],
    ['fail', ''],
    ['informational', 'left out: inSource'],
  ])
})

test('a fingerprint names a place for good; without one its line does', async () => {
  const results = [
    { ruleId: 'A', locations: [at('a.c', 3)], partialFingerprints: { primaryLocationLineHash: 'f00' } },
    { ruleId: 'A', locations: [at('a.c', 9)] },
    { ruleId: 'A' },
  ]
  expect((await read(results)).observations.map(({ subject }) => subject)).toEqual(['a.c #f00', 'a.c:9', ''])
})

test('a message of the rule gets its arguments', async () => {
  const rules = [{ id: 'A', messageStrings: { default: { text: 'Variable {0} in {1}.' } } }]
  const { observations } = await read([{ ruleId: 'A', message: { id: 'default', arguments: ['x', 'y'] } }], {
    rules,
  })
  expect(observations[0]?.detail).toBe('Variable x in y.')
})

test('the score of a rule grades its results', async () => {
  const rules = [{ id: 'A', properties: { 'security-severity': '9.8' } }]
  expect((await read([{ ruleId: 'A', level: 'note' }], { rules })).observations[0]?.severity).toBe('critical')
})

test("Trivy's and Grype's flaws are vulnerabilities, by what they print in words", async () => {
  const text =
    'Package: musl\nInstalled Version: 1.1.22-r3\nVulnerability CVE-2019-14697\nSeverity: CRITICAL\nFixed Version: 1.1.22-r4'
  const trivy = await read([{ ruleId: 'CVE-2019-14697', message: { text } }], {
    name: 'Trivy',
    rules: [{ id: 'CVE-2019-14697', name: 'OsPackageVulnerability' }],
  })
  expect(
    trivy.observations.map(({ check, subject, vulnerability }) => [
      check.name,
      subject,
      vulnerability?.fixedIn,
    ]),
  ).toEqual([['sarif/vuln.critical', 'CVE-2019-14697 pkg:generic/musl@1.1.22-r3', '1.1.22-r4']])
  const help = {
    text: 'Vulnerability CVE-2005-2541\nSeverity: low\nPackage: tar\nVersion: 1.34\nFix Version: \nType: deb\nLocation: /usr/share/doc/tar\nData Namespace: debian:distro:debian:12',
  }
  const logicalLocations = [
    { fullyQualifiedName: `nginx@sha256:${'1'.repeat(64)}@sha256:${'2'.repeat(64)}:/usr` },
  ]
  const grype = await read([{ ruleId: 'CVE-2005-2541-tar', locations: [{ logicalLocations }] }], {
    name: 'Grype',
    rules: [{ id: 'CVE-2005-2541-tar', help }],
  })
  expect(grype.observations.map(({ subject, severity }) => [subject, severity])).toEqual([
    ['CVE-2005-2541 pkg:deb/debian/tar@1.34', 'low'],
  ])
  expect([grype.header.assetKind, grype.header.identities]).toEqual(['image', [`sha256:${'1'.repeat(64)}`]])
})

test("Dockle's and Trivy's checks are those of their own reports", async () => {
  const dockle = await read([{ ruleId: 'CIS-DI-0010' }], { name: 'Dockle' })
  const trivy = await read([{ ruleId: 'DS002' }], { name: 'Trivy' })
  expect(
    [...dockle.observations, ...trivy.observations].map(({ check }) => [check.name, check.known]),
  ).toEqual([
    ['dockle/CIS-DI-0010', true],
    ['trivy/DS-0002', true],
  ])
})

test('a run that failed is not complete, a log without runs proves nothing', async () => {
  const failed = await read([], {}, { invocations: [{ executionSuccessful: false }] })
  expect([failed.end.complete, codesOf(failed)]).toEqual([false, ['nothing_scanned', 'run_failed']])
  const none = await readFormat(sarif, '{"version":"2.1.0","runs":[]}')
  expect(codesOf(none)).toEqual(['nothing_scanned'])
})

test('code that a result quotes is not read', async () => {
  const region = { startLine: 1, snippet: { text: 'password = SECRET' } }
  const { observations } = await read([
    { ruleId: 'A', locations: [{ physicalLocation: { artifactLocation: { uri: 'a' }, region } }] },
  ])
  expect(JSON.stringify(observations)).not.toContain('SECRET')
})
