import { describe, expect, test } from 'vitest'
import type { ParseHints } from '../../core/report'
import { goldensOf } from '../testing/golden-suite'
import { codesOf, readFormat } from '../testing/read-format'
import { clair } from './clair'

const { read } = goldensOf(import.meta.url)
const AT: ParseHints = { at: '2026-11-22T00:00:00Z' }
const subjects = ({ observations }: Awaited<ReturnType<typeof readFormat>>) =>
  observations.flatMap(({ vulnerability, subject }) => (vulnerability ? subject : [])).sort()

function v4(vulnerabilities: Record<string, unknown>[], enrichments: Record<string, unknown> = {}): string {
  const ids = vulnerabilities.map((_, index) => String(index))
  return JSON.stringify({
    manifest_hash: `sha256:${'a'.repeat(64)}`,
    packages: { p: { name: 'openssl-libs', version: '1:1.1.1g-15.el8_3' } },
    distributions: { d: { did: 'rhel', version_id: '8' } },
    environments: { p: [{ package_db: 'bdb:var/lib/rpm', distribution_id: 'd' }] },
    vulnerabilities: Object.fromEntries(vulnerabilities.map((one, index) => [String(index), one])),
    package_vulnerabilities: { p: ids },
    enrichments: { 'x; enricher=clair.cvss schema=y': [enrichments] },
  })
}
async function only(vulnerability: Record<string, unknown>, enrichments?: Record<string, unknown>) {
  const { observations } = await readFormat(clair, v4([vulnerability], enrichments))
  const [one] = observations.filter((observation) => observation.vulnerability)
  if (!one?.vulnerability) throw new Error('no vulnerability')
  return { ...one, vulnerability: one.vulnerability }
}

describe('the same scan in two formats', () => {
  test('Clair 4 and Quay name the same flaws of the distribution, each once, although Clair lists 177 rows', async () => {
    const own = await readFormat(clair, read('v4-quay-vulnerabilityreport.json'))
    const quay = await readFormat(clair, read('quay-api-securityinformation.json'))
    const ofRpm = (list: string[]) => list.filter((subject) => subject.includes('pkg:rpm/'))
    expect(ofRpm(subjects(own)).length).toBe(88)
    expect(ofRpm(subjects(quay))).toEqual(ofRpm(subjects(own)))
    expect([own.end.counts.items, quay.end.counts.items]).toEqual([177, 89])
    expect(quay.header.identities).toEqual(own.header.identities)
  })
})

describe('which advisory is meant', () => {
  const links = 'https://access.redhat.com/errata/RHSA-2021:4424 https://access.redhat.com/security/cve/'
  test.each([
    ['CVE-2022-23219 glibc', '', '', 'CVE-2022-23219', []],
    [
      'RHSA-2021:4424: openssl security update (Moderate)',
      `${links}CVE-2021-23840`,
      '',
      'CVE-2021-23840',
      ['RHSA-2021:4424'],
    ],
    [
      'RHSA-2021:4424: openssl security update (Moderate)',
      `${links}CVE-2021-23840 ${links}CVE-2021-23841`,
      '',
      'RHSA-2021:4424',
      ['CVE-2021-23840', 'CVE-2021-23841'],
    ],
    ['1116 (low)', 'https://access.redhat.com/security/cve/CVE-2020-19186', '', 'CVE-2020-19186', []],
    ['pyup.io-40291 (CVE-2021-28363)', '', 'mends CVE-2020-1', 'CVE-2021-28363', ['pyup.io-40291']],
    ['RHSA-2021:4424: x', '', 'Security Fix(es): (CVE-2021-1234)', 'CVE-2021-1234', ['RHSA-2021:4424']],
    ['CVE-2021-3712 on Ubuntu 20.04 LTS (focal) - medium.', '', 'see CVE-2021-9999', 'CVE-2021-3712', []],
    ['ghsa-abcd', 'https://github.com/advisories/GHSA-23cf-89gh-jmpq', '', 'GHSA-23cf-89gh-jmpq', []],
    ['', '', '', undefined, undefined],
  ])('%s', async (name, linked, description, advisory, aliases) => {
    const text = v4([{ name, links: linked, description, normalized_severity: 'Low' }])
    const { observations, end } = await readFormat(clair, text)
    const found = observations.find((one) => one.vulnerability)?.vulnerability
    expect([found?.advisory, found?.aliases, end.counts.items]).toEqual([advisory, aliases, 1])
  })
})

describe('severity', () => {
  const cvss = { '0': [{ baseScore: 5.3 }, { baseScore: 9.8, vectorString: 'CVSS:3.1/AV:N' }] }

  test('where Clair says Unknown, the worst CVSS score grades it; the count stays as printed', async () => {
    const one = await only({ name: 'CVE-2024-1', normalized_severity: 'Unknown', updater: 'debian-x' }, cvss)
    expect([one.check.name, one.severity, one.printedResult]).toEqual([
      'clair/vuln.critical',
      'critical',
      'Unknown',
    ])
    expect(one.vulnerability.severitySource).toBe('nvd (cvss)')
    expect(one.vulnerability.ratings).toEqual([
      { source: 'debian', severity: 'unknown' },
      { source: 'nvd', severity: 'critical', score: 9.8, vector: 'CVSS:3.1/AV:N' },
    ])
  })

  test("a vendor's word stands beside the score and is not overruled by it", async () => {
    const one = await only({ name: 'CVE-2024-1', normalized_severity: 'Low', updater: 'RHEL8-rhel-8' }, cvss)
    expect([one.check.name, one.severity, one.vulnerability.severitySource]).toEqual([
      'clair/vuln.low',
      'low',
      'redhat',
    ])
  })

  test('of rows on one flaw a vendor counts before a score, and the worst vendor wins, in any order', async () => {
    const rows = [
      {
        name: 'CVE-2024-1',
        normalized_severity: 'Unknown',
        updater: 'osv/go',
        fixed_in_version: 'fixed=2.0',
      },
      { name: 'CVE-2024-1', normalized_severity: 'Low', updater: 'RHEL8-a', fixed_in_version: '' },
      { name: 'CVE-2024-1', normalized_severity: 'Medium', updater: 'RHEL8-b', fixed_in_version: '0:1.1.1k' },
    ]
    for (const order of [rows, [...rows].reverse()]) {
      const index = order.findIndex(({ updater }) => updater === 'osv/go')
      const { observations, end } = await readFormat(clair, v4(order, { [index]: [{ baseScore: 9.8 }] }))
      const [one, ...more] = observations.filter(({ vulnerability }) => vulnerability)
      expect(more).toEqual([])
      expect([one?.severity, one?.printedResult, one?.vulnerability?.fixedIn]).toEqual([
        'medium',
        'Medium',
        '0:1.1.1k, 2.0',
      ])
      expect(end.counts.items).toBe(3)
    }
  })

  test.each(['Defcon1', 'Critical', 'High', 'Medium', 'Low', 'Negligible', 'Unknown'])(
    '%s has a class',
    async (word) => {
      const one = await only({ name: 'CVE-2024-1', normalized_severity: word })
      expect([one.check.known, one.printedResult, one.result]).toEqual([true, word, 'fail'])
    },
  )
})

describe('fixes and times', () => {
  test.each([
    ['', '', 'no fix'],
    ['0:0', '', 'no fix'],
    ['0:1.33.0-5.el8_8', '0:1.33.0-5.el8_8', 'fixed in 0:1.33.0-5.el8_8'],
    ['introduced=0&fixed=1.2.3', '1.2.3', 'fixed in 1.2.3'],
    ['introduced=0&lastAffected=1.2', '', 'no fix'],
  ])('fixed in %j', async (printed, fixedIn, words) => {
    const one = await only({ name: 'CVE-2024-1', normalized_severity: 'Low', fixed_in_version: printed })
    expect([one.vulnerability.fixedIn, one.detail]).toEqual([
      fixedIn,
      `openssl-libs 1:1.1.1g-15.el8_3, ${words}`,
    ])
  })

  test('an advisory of a distribution is issued with its fix, a CVE when it is published, year 1 never', async () => {
    const issued = '2023-10-18T00:00:00Z'
    const fix = await only({ name: 'RHSA-2023:5837: x', issued, normalized_severity: 'High' })
    expect([fix.vulnerability.fixPublishedAt, fix.vulnerability.publishedAt]).toEqual([issued, undefined])
    const cve = await only({ name: 'CVE-2024-1', issued, normalized_severity: 'High' })
    expect([cve.vulnerability.fixPublishedAt, cve.vulnerability.publishedAt]).toEqual([undefined, issued])
    const never = await only({
      name: 'CVE-2024-1',
      issued: '0001-01-01T00:00:00Z',
      normalized_severity: 'High',
    })
    expect(never.vulnerability.publishedAt).toBeUndefined()
  })
})

describe('what was not looked at is never clean', () => {
  test.each(['queued', 'failed', 'unsupported'])('a scan that is %s', async (status) => {
    for (const text of [
      JSON.stringify({ status, data: null }),
      JSON.stringify({ clair: { status, data: {} } }),
      JSON.stringify({ status, data: { Layer: { Name: 'x', Features: [{ Name: 'a', Version: '1' }] } } }),
    ]) {
      const { end, observations, ...rest } = await readFormat(clair, text, { hints: AT })
      expect([observations, end.coverage]).toEqual([[], { profile: 'image', checks: [] }])
      expect(codesOf(rest)).toEqual(['not_scanned'])
    }
  })

  test('klar without a layer looked at nothing; with layers and no finding it did', async () => {
    const nothing = await readFormat(clair, '{"LayerCount":0,"Vulnerabilities":{}}')
    expect([nothing.end.coverage, codesOf(nothing)]).toEqual([
      { profile: 'image', checks: [] },
      ['nothing_scanned'],
    ])
    const clean = await readFormat(clair, '{"LayerCount":3,"Vulnerabilities":{}}')
    expect([clean.end.coverage.possibleChecks?.length, codesOf(clean)]).toEqual([6, ['severities_absent']])
  })

  test('the wrapping of a pipeline is looked through', async () => {
    const plain = JSON.parse(new TextDecoder().decode(read('quay-api-securityinformation.json')))
    const wrapped = await readFormat(clair, JSON.stringify({ clair: plain }), { hints: AT })
    const own = await readFormat(clair, read('quay-api-securityinformation.json'), { hints: AT })
    expect(subjects(wrapped)).toEqual(subjects(own))
    expect([wrapped.header, wrapped.end]).toEqual([own.header, own.end])
  })

  test('a severity that is absent is only possible; coverage=full says the rest', async () => {
    const { end, ...rest } = await readFormat(clair, read('clair-scanner-empty.json'))
    expect(end.coverage.checks).toEqual([])
    expect(end.coverage.possibleChecks).toHaveLength(6)
    expect(codesOf(rest)).toEqual(['severities_absent'])
  })

  test('a distribution that has ended makes "no known CVE" unknown, one that lasts passes', async () => {
    const stretch = await readFormat(clair, read('v4-debian_stretch.json'), { hints: AT })
    const asset = stretch.observations.filter(({ subject }) => subject === '')
    expect(asset.map(({ check, result }) => [check.name, result])).toEqual([
      ['clair/packages', 'pass'],
      ['clair/eosl', 'fail'],
      ['clair/vuln.negligible', 'not_checked'],
    ])
    expect(stretch.header.image?.os).toEqual({ family: 'debian', version: '9', ended: true })
    const before = await readFormat(clair, read('v4-debian_stretch.json'), {
      hints: { at: '2021-01-01T00:00:00Z' },
    })
    expect(before.observations.find(({ check }) => check.name === 'clair/eosl')?.result).toBe('pass')
    const undated = await readFormat(clair, read('v4-debian_stretch.json'))
    expect(undated.observations.some(({ check }) => check.name === 'clair/eosl')).toBe(false)
  })
})

describe('clair-scanner', () => {
  const row = {
    featurename: 'tar',
    featureversion: '1',
    vulnerability: 'CVE-2024-1',
    namespace: 'debian:12',
    severity: 'High',
  }

  test('what is approved is information, not a fault', async () => {
    const text = JSON.stringify({
      image: 'r.example:5000/team/app:1.4',
      unapproved: ['CVE-2024-2'],
      vulnerabilities: [row, { ...row, vulnerability: 'CVE-2024-2' }],
    })
    const { observations, end, header, ...rest } = await readFormat(clair, text)
    expect(observations.map(({ vulnerability, result }) => [vulnerability?.advisory, result])).toEqual([
      ['CVE-2024-1', 'informational'],
      ['CVE-2024-2', 'fail'],
    ])
    expect(observations[0]?.detail).toBe('tar 1, no fix; approved in the whitelist of clair-scanner')
    expect([end.counts.items, codesOf(rest)]).toEqual([2, ['severities_absent', 'suppressed_findings']])
    expect([header.name, header.image?.repositories]).toEqual([
      'r.example:5000/team/app:1.4',
      ['r.example:5000/team/app'],
    ])
  })

  test('members in another case are read, a bare string among the rows is passed over', async () => {
    const odd = Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toUpperCase(), value]))
    const text = JSON.stringify({
      image: 'a:1',
      unapproved: ['CVE-2024-1'],
      vulnerabilities: [odd, 'x', { featurename: [] }],
    })
    const { observations, end, ...rest } = await readFormat(clair, text)
    expect(observations.map(({ subject }) => subject)).toEqual(['CVE-2024-1 pkg:deb/debian/tar@1'])
    expect([end.counts.items, codesOf(rest)]).toEqual([1, ['severities_absent', 'unreadable_finding']])
  })
})
