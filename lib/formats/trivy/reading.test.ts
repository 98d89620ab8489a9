import { describe, expect, test } from 'vitest'
import type { ParseHints } from '../../core/report'
import { goldensOf } from '../testing/golden-suite'
import { codesOf, readFormat } from '../testing/read-format'
import { trivy } from './trivy'

const { read: golden } = goldensOf(import.meta.url)
const CONFIG = `sha256:${'a'.repeat(64)}`
const MANIFEST = `sha256:${'b'.repeat(64)}`
const VULNERABILITY = {
  VulnerabilityID: 'CVE-2024-1',
  PkgName: 'openssl',
  InstalledVersion: '1.1.1d-0+deb10u3',
  Severity: 'HIGH',
}
type Members = Record<string, unknown>

function image(results: Members[], metadata: Members = {}, more: Members = {}): string {
  return JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: '2024-01-15T08:58:29.82753744+02:00',
    ArtifactName: 'registry.example.com:5000/team/app:1.4',
    ArtifactType: 'container_image',
    Metadata: { ImageID: CONFIG, OS: { Family: 'debian', Name: '12.4' }, ...metadata },
    Results: results,
    ...more,
  })
}
const osPackages = (...rows: Members[]) => ({
  Target: 'registry.example.com:5000/team/app:1.4 (debian 12.4)',
  Class: 'os-pkgs',
  Type: 'debian',
  Vulnerabilities: rows.map((row) => ({ ...VULNERABILITY, ...row })),
})
const language = (target: string, type: string, ...rows: Members[]) => ({
  Target: target,
  Class: 'lang-pkgs',
  Type: type,
  Vulnerabilities: rows.map((row) => ({ ...VULNERABILITY, ...row })),
})
const read = (text: string, hints: ParseHints = {}) => readFormat(trivy, text, { hints })
const found = async (text: string, hints?: ParseHints) =>
  (await read(text, hints)).observations.filter(({ vulnerability }) => vulnerability)
const subjects = async (text: string) => (await found(text)).map(({ subject }) => subject)

describe('a vulnerability', () => {
  test('is one line for each advisory, package and path; neither tag nor release of the image is in it', async () => {
    const text = image([
      osPackages({}, {}),
      language('app/package-lock.json', 'npm', {}),
      language('Node.js', 'node-pkg', {}),
    ])
    expect(await subjects(text)).toEqual([
      'CVE-2024-1 pkg:deb/debian/openssl@1.1.1d-0+deb10u3',
      'CVE-2024-1 pkg:npm/openssl@1.1.1d-0+deb10u3 app/package-lock.json',
      'CVE-2024-1 pkg:npm/openssl@1.1.1d-0+deb10u3',
    ])
    expect((await read(text)).end.counts).toEqual({ items: 4, bySeverity: { HIGH: 4 } })
  })

  test('said twice, the worse severity holds and the fixes are united', async () => {
    const rows = [
      { FixedVersion: '1.2', Severity: 'LOW' },
      { FixedVersion: '1.1, 1.2', Severity: 'HIGH' },
    ]
    for (const order of [rows, [...rows].reverse()]) {
      const [one, ...more] = await found(image([osPackages(...order)]))
      expect(more).toEqual([])
      expect([one?.severity, one?.check.name, one?.vulnerability?.fixedIn]).toEqual([
        'high',
        'trivy/vuln.high',
        '1.1, 1.2',
      ])
    }
  })

  test('in spellings of one package URL it is the same', async () => {
    const text = image([
      osPackages({
        PkgIdentifier: {
          PURL: 'pkg:deb/debian/openssl@1.1.1d-0%2Bdeb10u3?arch=amd64&distro=debian-12.4&epoch=1',
        },
      }),
      osPackages({ InstalledVersion: '1:1.1.1d-0+deb10u3' }),
    ])
    expect(await subjects(text)).toEqual(['CVE-2024-1 pkg:deb/debian/openssl@1.1.1d-0+deb10u3'])
  })

  test.each([
    ['npm', '@babel/core', '7.0.0', 'pkg:npm/%40babel/core@7.0.0'],
    ['pip', 'Flask_Cors', '3.0', 'pkg:pypi/flask-cors@3.0'],
    ['gobinary', 'github.com/docker/docker', 'v20.10.0', 'pkg:golang/github.com/docker/docker@v20.10.0'],
    ['gobinary', 'stdlib', '1.20.4', 'pkg:golang/stdlib@v1.20.4'],
    [
      'jar',
      'org.apache.logging.log4j:log4j-core',
      '2.14.1',
      'pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1',
    ],
    ['bundler', 'rails', '6.0', 'pkg:gem/rails@6.0'],
    ['composer', 'symfony/http-kernel', '4.0', 'pkg:composer/symfony/http-kernel@4.0'],
    ['nuget', 'Newtonsoft.Json', '12', 'pkg:nuget/Newtonsoft.Json@12'],
    ['cargo', 'ammonia', '1.9.0', 'pkg:cargo/ammonia@1.9.0'],
    ['conan', 'zlib', '1.2', 'pkg:conan/zlib@1.2'],
    ['something new', 'a/b', '1', 'pkg:generic/a%2Fb@1'],
  ])('of %s %s gets a package URL', async (type, name, version, purl) => {
    const text = image([language('lock', type, { PkgName: name, InstalledVersion: version })])
    expect((await found(text))[0]?.vulnerability?.package).toMatchObject({ purl, name, version })
  })

  test('carries ids, ratings, fix and times, and says them in words that last', async () => {
    const row = {
      VendorIDs: ['DSA-4808-1'],
      References: ['https://github.com/advisories/GHSA-23cf-89gh-jmpq', 'https://x.example'],
      PkgPath: 'usr/lib/a.jar',
      FixedVersion: '1.1.1n-0+deb10u3',
      Status: 'fixed',
      SeveritySource: 'debian',
      VendorSeverity: { nvd: 4, debian: 3 },
      CVSS: { nvd: { V2Score: 5, V3Score: 9.8, V3Vector: 'CVSS:3.1/AV:N' }, ghsa: { V3Score: null } },
      PrimaryURL: 'https://avd.aquasec.com/nvd/cve-2024-1',
      PublishedDate: '2024-01-09T10:15:10.447Z',
      Title: 'openssl: x',
    }
    const [one] = await found(image([osPackages(row)]))
    expect(one?.detail).toBe('openssl 1.1.1d-0+deb10u3, fixed in 1.1.1n-0+deb10u3')
    expect(one?.vulnerability).toEqual({
      advisory: 'CVE-2024-1',
      aliases: ['DSA-4808-1', 'GHSA-23cf-89gh-jmpq'],
      package: {
        purl: 'pkg:deb/debian/openssl@1.1.1d-0+deb10u3',
        type: 'deb',
        name: 'openssl',
        version: '1.1.1d-0+deb10u3',
      },
      path: '',
      fixedIn: '1.1.1n-0+deb10u3',
      fixStatus: 'fixed',
      severitySource: 'debian',
      ratings: [
        { source: 'debian', severity: 'high' },
        { source: 'ghsa' },
        { source: 'nvd', severity: 'critical', score: 9.8, vector: 'CVSS:3.1/AV:N' },
      ],
      title: 'openssl: x',
      url: 'https://avd.aquasec.com/nvd/cve-2024-1',
      publishedAt: '2024-01-09T10:15:10Z',
    })
  })

  test('has no address that is not of the web, and no time that was never meant', async () => {
    const [one] = await found(
      image([osPackages({ PrimaryURL: 'javascript:alert(1)', PublishedDate: '0001-01-01T00:00:00Z' })]),
    )
    expect([one?.vulnerability?.url, one?.vulnerability?.publishedAt]).toEqual([undefined, undefined])
  })

  test.each([
    ['will_not_fix', 'openssl 1.1.1d-0+deb10u3, will not be fixed'],
    ['fix_deferred', 'openssl 1.1.1d-0+deb10u3, fix deferred'],
    ['affected', 'openssl 1.1.1d-0+deb10u3, no fix'],
    ['', 'openssl 1.1.1d-0+deb10u3, no fix'],
  ])('without a fix (%j) fails all the same and says why', async (Status, detail) => {
    const [one] = await found(image([osPackages({ Status })]))
    expect([one?.result, one?.detail]).toEqual(['fail', detail])
  })

  test.each([
    'linux-libc-dev',
    'linux-image-6.1.0-13-amd64',
    'kernel-core',
    'kernel',
    'linux',
    'linux-headers',
  ])('of the kernel (%s) does not run inside an image', async (PkgName) => {
    const [one] = await found(image([osPackages({ PkgName })]))
    expect([one?.result, one?.detail]).toEqual([
      'not_applicable',
      `${PkgName} 1.1.1d-0+deb10u3, no fix; a kernel inside an image does not run`,
    ])
  })

  test.each(['linux-pam', 'kernel-srpm-macros', 'util-linux'])(
    'of %s does, though it sounds like it',
    async (PkgName) => {
      expect((await found(image([osPackages({ PkgName })])))[0]?.result).toBe('fail')
    },
  )

  test('without a severity is counted so and is of unknown severity', async () => {
    const { end, observations } = await read(image([osPackages({ Severity: undefined })]))
    expect(end.counts.bySeverity).toEqual({ '(none)': 1 })
    expect(observations[0]).toMatchObject({
      severity: 'unknown',
      check: { name: 'trivy/vuln.unknown', known: true },
    })
  })
})

describe('on a host', () => {
  const vm = (...names: string[]) =>
    image([osPackages(...names.map((PkgName) => ({ PkgName })))], {}, { ArtifactType: 'vm' })

  test('the kernel runs, and the engine has a class of its own', async () => {
    const all = await found(vm('linux-image-6.1.0-13-amd64', 'bash', 'containerd.io', 'runc', 'docker-ce'))
    expect(all.map(({ check, result }) => `${check.name} ${result}`)).toEqual([
      'trivy/vuln.host-kernel fail',
      'trivy/vuln.host-kernel fail',
      'trivy/vuln.host-runtime fail',
      'trivy/vuln.host-runtime fail',
      'trivy/vuln.host-runtime fail',
    ])
    const { header, end } = await read(vm('bash'))
    expect([header.assetKind, header.identities, header.image]).toEqual(['host', [], undefined])
    expect(end.coverage.checks).toEqual(['trivy/eosl', 'trivy/vuln.host-kernel'])
    expect(end.coverage.possibleChecks).toEqual(['trivy/secret', 'trivy/vuln.host-runtime'])
  })

  test('a root file system is one when the sender says so', async () => {
    const rootfs = image(
      [osPackages({})],
      { ImageID: undefined },
      { ArtifactType: 'filesystem', ArtifactName: '/' },
    )
    expect((await found(rootfs))[0]?.check.name).toBe('trivy/vuln.high')
    expect((await found(rootfs, { kind: 'host' }))[0]?.check.name).toBe('trivy/vuln.host-kernel')
  })
})

describe('what is known of an image', () => {
  test('digests, names and distribution; the tag is no identity', async () => {
    const { header } = await read(
      image([osPackages()], {
        RepoTags: ['registry.example.com:5000/team/app:1.4', 'registry.example.com:5000/team/app:latest', ''],
        RepoDigests: [`registry.example.com:5000/team/app@${MANIFEST}`],
        Size: 5796352,
        ImageConfig: { architecture: 'amd64', created: '2024-01-15T08:56:27.5Z' },
      }),
    )
    expect(header).toEqual({
      tool: 'trivy',
      format: 'trivy-schema-2',
      printedAt: '2024-01-15T06:58:29Z',
      assetKind: 'image',
      name: 'registry.example.com:5000/team/app:1.4',
      identities: [CONFIG, MANIFEST],
      image: {
        configDigest: CONFIG,
        manifestDigests: [MANIFEST],
        tags: ['registry.example.com:5000/team/app:1.4', 'registry.example.com:5000/team/app:latest'],
        repositories: ['registry.example.com:5000/team/app'],
        createdAt: '2024-01-15T08:56:27Z',
        os: { family: 'debian', version: '12.4' },
        architecture: 'amd64',
        size: 5796352,
      },
    })
  })

  test('a tarball is no reference; one by digest has no tag', async () => {
    const tar = await read(
      image([osPackages()], { RepoTags: ['a/b:1'] }, { ArtifactName: 'images/alpine-310.tar.gz' }),
    )
    expect([tar.header.name, tar.header.image?.tags]).toEqual(['a/b:1', ['a/b:1']])
    const pinned = await read(image([osPackages()], {}, { ArtifactName: `a/b@${MANIFEST}` }))
    expect(pinned.header).toMatchObject({
      identities: [CONFIG, MANIFEST],
      image: { tags: [], repositories: ['a/b'] },
    })
  })

  test('a token in the address of a repository is not kept', async () => {
    const text = image(
      [language('go.mod', 'gomod', {})],
      { ImageID: undefined, RepoURL: 'https://user:t0ken@git.example/a.git' },
      { ArtifactType: 'repository' },
    )
    expect((await read(text)).header.name).toBe('https://git.example/a.git')
  })
})

describe('a distribution that gets no advisories any more', () => {
  const at = (CreatedAt: string | undefined, metadata: Members = {}) =>
    image([osPackages({})], metadata, { CreatedAt })
  const asset = async (text: string, hints?: ParseHints) =>
    (await read(text, hints)).observations.flatMap(({ check, subject, result }) =>
      subject === '' ? `${check.name} ${result}` : [],
    )

  test('is judged at the time of the scan: printed, else what the sender says, else not at all', async () => {
    const buster = { OS: { Family: 'debian', Name: '10.13' } }
    expect(await asset(at('2024-06-30T12:00:00Z', buster))).toEqual(['trivy/eosl pass'])
    expect((await asset(at('2024-07-01T00:00:00Z', buster)))[0]).toBe('trivy/eosl fail')
    expect((await asset(at(undefined, buster), { at: '2026-01-01T00:00:00Z' }))[0]).toBe('trivy/eosl fail')
    expect(await asset(at(undefined, buster))).toEqual([])
    expect(await asset(at('2024-01-01T00:00:00Z', { OS: { Family: 'wolfi', Name: '20230201' } }))).toEqual([])
    expect((await asset(at(undefined, { OS: { Family: 'wolfi', Name: '1', EOSL: true } })))[0]).toBe(
      'trivy/eosl fail',
    )
  })

  test('makes every class that does not fail unknown, and does not pretend to have looked', async () => {
    const text = at('2025-01-01T00:00:00Z', { OS: { Family: 'debian', Name: '10.13', EOSL: true } })
    expect(await asset(text)).toEqual([
      'trivy/eosl fail',
      'trivy/vuln.critical not_checked',
      'trivy/vuln.medium not_checked',
      'trivy/vuln.low not_checked',
      'trivy/vuln.unknown not_checked',
    ])
    const { end, observations } = await read(text)
    expect(end.coverage.checks).toEqual(['trivy/eosl', 'trivy/vuln.high'])
    expect(observations.find(({ check }) => check.name === 'trivy/eosl')?.detail).toBe(
      'debian 10.13 gets no security advisories any more since 2024-06-30',
    )
  })
})

describe('what was looked at', () => {
  test('severities that are absent are only possible', async () => {
    const { end, ...rest } = await read(image([osPackages({})]))
    expect(end.coverage).toEqual({
      profile: 'image',
      checks: ['trivy/eosl', 'trivy/vuln.high'],
      possibleChecks: [
        'trivy/secret',
        'trivy/vuln.critical',
        'trivy/vuln.low',
        'trivy/vuln.medium',
        'trivy/vuln.unknown',
      ],
    })
    expect(codesOf(rest)).toEqual(['severities_absent'])
  })

  test.each([
    ['no Results', image([]).replace(',"Results":[]', '')],
    ['null', image([]).replace('"Results":[]', '"Results":null')],
    ['an empty list', image([])],
    ['nothing but custom ones', image([{ Target: '', Class: 'custom' }])],
  ])('%s prove nothing', async (_, text) => {
    const { end, observations, ...rest } = await read(text)
    expect([observations, end.coverage.checks, end.coverage.possibleChecks]).toEqual([[], [], undefined])
    expect(codesOf(rest)).toEqual(['nothing_scanned'])
  })

  test('without the packages of the distribution its vulnerabilities stay as they were', async () => {
    const { end, ...rest } = await read(image([language('a.lock', 'npm', {})]))
    expect([end.coverage.partialChecks, end.coverage.checks]).toEqual([['trivy/vuln.high'], ['trivy/eosl']])
    expect(end.coverage.possibleChecks).toEqual(['trivy/secret'])
    expect(codesOf(rest)).toContain('distribution_not_scanned')
  })

  test('a configuration without a fault was looked at, too', async () => {
    const text = image([
      {
        Target: 'Dockerfile',
        Class: 'config',
        Type: 'dockerfile',
        MisconfSummary: { Successes: 27, Failures: 0 },
      },
    ])
    const { end } = await read(text)
    expect(end.coverage.profile).toBe('image:config')
    expect(end.coverage.possibleChecks).toContain('trivy/DS-0002')
  })

  test('null and [] are taken only from a sender who says that it is Trivy, and prove nothing', async () => {
    for (const text of ['null', '[]']) {
      const { end, ...rest } = await read(text, { tool: 'trivy' })
      expect([end.counts, end.coverage.checks]).toEqual([{ items: 0, bySeverity: {} }, []])
      expect(codesOf(rest)).toEqual(['nothing_scanned', 'severities_absent'])
    }
  })
})

describe('misconfigurations, secrets, licences', () => {
  const config = (...Misconfigurations: Members[]) =>
    image(
      [{ Target: 'Dockerfile', Class: 'config', Type: 'dockerfile', Misconfigurations }],
      {},
      { ArtifactType: 'repository' },
    )

  test.each([
    ['DS002', 'trivy/DS-0002', true],
    ['DS-0002', 'trivy/DS-0002', true],
    ['AVD-DS-0002', 'trivy/DS-0002', true],
    ['KSV012', 'trivy/KSV-0012', true],
    ['AVD-AWS-0089', 'trivy/AWS-0089', false],
    ['user-defined', 'trivy/user-defined', false],
  ])('%s is the check %s', async (ID, name, known) => {
    const { observations } = await read(
      config({ ID, Status: 'FAIL', Severity: 'HIGH', Message: 'm', Title: 't' }),
    )
    expect(observations[0]?.check).toMatchObject({ name, known, printedId: ID })
    expect(observations[0]).toMatchObject({
      subject: 'Dockerfile',
      result: 'fail',
      severity: 'high',
      printedResult: 'FAIL',
    })
  })

  test('said twice of one file it is one line with both messages, in any order; the worst result holds', async () => {
    const rows = [
      { ID: 'DS-0026', Status: 'FAIL', Message: 'b' },
      { ID: 'DS-0026', Status: 'PASS', Message: 'c' },
      { ID: 'DS-0026', Status: 'FAIL', Message: 'a' },
    ]
    for (const order of [rows, [...rows].reverse()]) {
      const { observations, end } = await read(config(...order))
      expect(observations.map(({ result, detail }) => [result, detail])).toEqual([['fail', 'a; b']])
      expect(end.counts.items).toBe(3)
    }
  })

  test('the match of a secret is in nothing that is kept', async () => {
    const secret = {
      RuleID: 'github-pat',
      Category: 'GitHub',
      Severity: 'CRITICAL',
      Title: 'GitHub PAT',
      Match: 'ghp_S3CRET',
    }
    const Code = { Lines: [{ Content: 'password = ghp_S3CRET' }] }
    const text = image([{ Target: '/app/.env', Class: 'secret', Secrets: [{ ...secret, Code }, secret] }])
    const all = await read(text)
    expect(JSON.stringify(all)).not.toContain('S3CRET')
    expect(
      all.observations.map(({ subject, result, severity, detail }) => [subject, result, severity, detail]),
    ).toEqual([['github-pat /app/.env', 'fail', 'critical', 'GitHub PAT (GitHub), 2 times']])
  })

  test('a licence that allows use is no fault', async () => {
    const Licenses = [
      { Name: 'GPL-2.0', Category: 'restricted', Severity: 'HIGH', PkgName: 'bash' },
      { Name: 'MIT', Category: 'notice', Severity: 'LOW', FilePath: '/LICENSE' },
    ]
    const { observations } = await read(image([{ Target: 'OS Packages', Class: 'license', Licenses }]))
    expect(observations.map(({ subject, result }) => [subject, result])).toEqual([
      ['GPL-2.0 bash', 'fail'],
      ['MIT /LICENSE', 'informational'],
    ])
  })

  test('what was left out is information, and is told', async () => {
    const { observations, end, ...rest } = await readFormat(
      trivy,
      golden('upstream-convert-npm-with-suppressed.json'),
    )
    const left = observations.find(({ result }) => result === 'informational')
    expect(left?.vulnerability?.advisory).toBe('CVE-2017-16137')
    expect(left?.detail).toContain('left out: not_affected, vulnerable_code_not_in_execute_path')
    expect([end.counts.items, codesOf(rest)]).toEqual([1, ['severities_absent', 'suppressed_findings']])
  })

  test('a scan that asked a server says which database the server had', async () => {
    const of = async (Trivy: Members) => (await read(image([osPackages({})], {}, { Trivy }))).header
    const built = '2026-09-04T01:11:59.6Z'
    const server = { Version: '0.69.1', VulnerabilityDB: { Version: 2, UpdatedAt: built, NextUpdate: built } }
    expect(await of({ Version: '0.69.0', Server: server })).toMatchObject({
      toolVersion: '0.69.0',
      databaseVersion: `2 (${built})`,
    })
    expect(await of({ Version: '0.69.0' })).not.toHaveProperty('databaseVersion')
    expect(await of({ Server: { VulnerabilityDB: { UpdatedAt: built } } })).toMatchObject({
      databaseVersion: built,
    })
    expect(await of({ Server: { VulnerabilityDB: 'none' } })).not.toHaveProperty('databaseVersion')
  })

  test('a list of packages is a list of components', async () => {
    const { observations } = await read(
      image([{ ...osPackages(), Packages: [{ Name: 'a' }, { Name: 'b' }] }]),
    )
    expect(observations.map(({ check, result }) => [check.name, result])).toContainEqual([
      'trivy/packages',
      'pass',
    ])
  })
})
