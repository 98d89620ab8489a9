import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { grype } from './grype'

function report(matches: unknown[], more: object = {}) {
  return JSON.stringify({ matches, source: { type: 'image', target: { userInput: 'a:1' } }, ...more })
}
function match(flaw: object, artifact: object = {}, more: object = {}) {
  return {
    vulnerability: { id: 'CVE-2024-1', severity: 'High', namespace: 'nvd:cpe', ...flaw },
    artifact: { name: 'jar', version: '1', type: 'java-archive', purl: 'pkg:maven/a/jar@1', ...artifact },
    ...more,
  }
}
async function rows(matches: unknown[], more: object = {}) {
  const { observations } = await readFormat(grype, report(matches, more))
  return observations.flatMap(({ vulnerability, ...rest }) =>
    vulnerability ? [{ ...rest, vulnerability }] : [],
  )
}

test('one flaw in two paths is two findings, in two places of the package database one', async () => {
  const paths = await rows(['/a.jar', '/b.jar'].map((path) => match({}, { locations: [{ path }] })))
  expect(paths.map(({ subject }) => subject)).toEqual([
    'CVE-2024-1 pkg:maven/a/jar@1 /a.jar',
    'CVE-2024-1 pkg:maven/a/jar@1 /b.jar',
  ])
  const deb = { name: 'tar', type: 'deb', purl: 'pkg:deb/debian/tar@1' }
  expect(await rows(['/x', '/y'].map((path) => match({}, { ...deb, locations: [{ path }] })))).toHaveLength(1)
})

test('a GitHub advisory goes by its only CVE, and keeps its own id as alias', async () => {
  const [row] = await rows([
    match({ id: 'GHSA-2345-6789-cfgh' }, {}, { relatedVulnerabilities: [{ id: 'CVE-2024-9' }] }),
  ])
  expect([row?.vulnerability.advisory, row?.vulnerability.aliases]).toEqual([
    'CVE-2024-9',
    ['GHSA-2345-6789-cfgh'],
  ])
})

test('without a word of severity that of the related flaw counts, with its source', async () => {
  const related = [{ id: 'CVE-2024-1', namespace: 'nvd:cpe', severity: 'Critical' }]
  const [row] = await rows([
    match(
      { severity: undefined, namespace: 'redhat:distro:redhat:8' },
      {},
      { relatedVulnerabilities: related },
    ),
  ])
  expect([row?.severity, row?.vulnerability.severitySource, row?.printedResult]).toEqual([
    'critical',
    'nvd',
    '(none)',
  ])
})

test('EPSS and known exploitation are brought along', async () => {
  const [row] = await rows([
    match({ epss: [{ epss: 0.5, percentile: 0.9 }], knownExploited: [{ cve: 'CVE-2024-1' }] }),
  ])
  expect(row?.vulnerability).toMatchObject({ epss: { score: 0.5, percentile: 0.9 }, knownExploited: true })
  const [plain] = await rows([match({ epss: [{ epss: 7 }], knownExploited: [] })])
  expect(plain?.vulnerability).not.toHaveProperty('epss')
  expect(plain?.vulnerability).not.toHaveProperty('knownExploited')
})

test('what was ignored is kept as information with the reason', async () => {
  const ignored = match({}, {}, { appliedIgnoreRules: [{ 'vex-status': 'not_affected', reason: 'VEX' }] })
  const read = await readFormat(grype, report([], { ignoredMatches: [ignored] }))
  expect(read.end.counts.items).toBe(0)
  expect(read.observations.map(({ result, detail }) => [result, detail])).toEqual([
    ['informational', 'jar 1, no fix; left out: not_affected, VEX'],
  ])
  expect(codesOf(read)).toContain('suppressed_findings')
})

test('what an image was given as environment is not read', async () => {
  const target = { userInput: 'a:1', config: 'eyJTRUNSRVQiOiJodW50ZXIyIn0=', labels: { a: 'SECRET' } }
  const read = await readFormat(grype, report([], { source: { type: 'image', target } }))
  expect(JSON.stringify(read)).not.toMatch(/eyJTRUN|SECRET/)
})

test('a scan of a directory is of a source, called by its path where that says anything', async () => {
  for (const [target, name] of [
    ['/srv/app', '/srv/app'],
    ['.', undefined],
  ] as const) {
    const { header } = await readFormat(grype, report([], { source: { type: 'directory', target } }))
    expect([header.assetKind, header.name, header.identities]).toEqual(['source', name, []])
  }
})

test('lines of a log before the report are passed over', async () => {
  const read = await readFormat(grype, ` ✔ Vulnerability DB\n[0000] WARN x\n${report([match({})])}`)
  expect(read.end.counts.items).toBe(1)
})
