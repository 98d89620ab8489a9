import { describe, expect, test } from 'vitest'
import { goldensOf } from '../testing/golden-suite'
import { attempt, hostileSuite } from '../testing/hostile-suite'
import { codesOf, readFormat } from '../testing/read-format'
import { clair } from './clair'

const { read } = goldensOf(import.meta.url)

/** A small report of Clair 4 with two packages, and what its maps may hold that is odd. */
const V4 = JSON.stringify({
  manifest_hash: `sha256:${'a'.repeat(64)}`,
  packages: {
    '1': { id: '1', name: 'tar', version: '1.29b-1.1', kind: 'binary', arch: 'amd64' },
    '2': { id: '2', name: 'flask', version: '1.0', normalized_version: 'pep440:0.1.0' },
  },
  distributions: { d: { did: 'debian', version_id: '9' } },
  environments: {
    '1': [{ package_db: 'var/lib/dpkg/status', distribution_id: 'd' }],
    '2': [{ package_db: 'python:usr/lib/a', distribution_id: '' }, { package_db: 'python:usr/lib/b' }],
  },
  vulnerabilities: {
    'x/1': {
      name: 'CVE-2019-9923 tar',
      updater: 'debian-updater',
      normalized_severity: 'Unknown',
      fixed_in_version: '0:0',
      issued: '0001-01-01T00:00:00Z',
      package: null,
    },
    'x~2': {
      name: 'pyup.io-40291 (CVE-2021-28363)',
      normalized_severity: 'High',
      fixed_in_version: 'introduced=0&fixed=1.0.1',
    },
  },
  package_vulnerabilities: { '1': ['x/1', 'gone'], '2': ['x~2'] },
  enrichments: { 'enricher=clair.cvss': [{ 'x/1': [{ baseScore: 7.5, vectorString: 'CVSS:3.1/AV:N' }] }] },
})

hostileSuite({
  format: clair,
  seeds: {
    'clair-v4': new TextEncoder().encode(V4),
    'klar-mixed.json': read('klar-mixed.json'),
    'quay-api-securityinformation-enrichments.json': read('quay-api-securityinformation-enrichments.json'),
    'clair-scanner-empty.json': read('clair-scanner-empty.json'),
  },
})

describe('what is no report of Clair is refused', () => {
  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"image":"x"}',
    '{"status":"success","data":{}}',
    '[{"Layer":{}}]',
    'x',
  ])('%j', async (text) => {
    expect(await attempt(clair, text)).toBeNull()
  })
})

describe('maps that are odd', () => {
  test('null for a map, and an id without a vulnerability, cost nothing else', async () => {
    const { observations, end, notes } = await readFormat(clair, V4)
    expect(observations.flatMap(({ vulnerability, subject }) => (vulnerability ? subject : []))).toEqual([
      'CVE-2019-9923 pkg:deb/debian/tar@1.29b-1.1',
      'CVE-2021-28363 pkg:pypi/flask@1.0 usr/lib/a',
      'CVE-2021-28363 pkg:pypi/flask@1.0 usr/lib/b',
    ])
    expect(end.counts).toEqual({ items: 3, bySeverity: { Unknown: 1, High: 1, '(none)': 1 } })
    expect(notes.map(({ code }) => code)).toContain('unreadable_finding')
    const empty =
      '{"manifest_hash":"sha256:x","packages":null,"vulnerabilities":null,"package_vulnerabilities":null}'
    const read = await readFormat(clair, empty)
    expect([read.end.counts.items, codesOf(read), read.end.coverage.checks]).toEqual([
      0,
      ['nothing_scanned'],
      [],
    ])
  })

  test('the order of the members does not matter', async () => {
    const document: Record<string, unknown> = JSON.parse(V4)
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(document).reverse()))
    const [a, b] = [await readFormat(clair, V4), await readFormat(clair, reversed)]
    const without = (read: typeof a) => read.observations.map(({ at: _, ...rest }) => rest)
    expect(without(b)).toEqual(without(a))
  })

  test('more findings than any image has are refused', async () => {
    async function* many(): AsyncGenerator<Uint8Array> {
      const encoder = new TextEncoder()
      yield encoder.encode('{"manifest_hash":"sha256:x","package_vulnerabilities":{"1":["a"')
      const more = encoder.encode(',"a"'.repeat(10_000))
      for (;;) yield more
    }
    await expect(clair.parse(many(), {}).next()).rejects.toMatchObject({ code: 'too_many_findings' })
  }, 60_000)
})
