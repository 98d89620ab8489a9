import { describe, expect, test } from 'vitest'
import { goldensOf } from '../testing/golden-suite'
import { codesOf, readFormat } from '../testing/read-format'
import { trivy } from './trivy'
import { resourceName } from './workload-name'

const { read: golden } = goldensOf(import.meta.url)
const CONFIG = `sha256:${'a'.repeat(64)}`
const OTHER = `sha256:${'c'.repeat(64)}`
type Members = Record<string, unknown>

const packages = (tag: string, ...ids: string[]) => ({
  Target: `${tag} (debian 12.4)`,
  Class: 'os-pkgs',
  Type: 'debian',
  Vulnerabilities: ids.map((VulnerabilityID) => ({
    VulnerabilityID,
    PkgName: 'tar',
    InstalledVersion: '1',
    Severity: 'LOW',
  })),
})
const config = (...rows: [id: string, message: string][]) => ({
  Target: 'Deployment/web',
  Class: 'config',
  Type: 'kubernetes',
  MisconfSummary: { Successes: 1, Failures: rows.length },
  Misconfigurations: rows.map(([ID, Message]) => ({ ID, Message, Status: 'FAIL', Severity: 'MEDIUM' })),
})
const metadata = (tag: string, ImageID = CONFIG) => ({
  ImageID,
  RepoTags: [tag],
  OS: { Family: 'debian', Name: '12.4' },
})
const resource = (Kind: string, Name: string, Results: Members[], more: Members = {}) => ({
  Namespace: 'default',
  Kind,
  Name,
  Results,
  ...more,
})
const cluster = (resources: Members[], member = 'Resources') =>
  JSON.stringify({ ClusterName: 'prod', [member]: resources })
async function lines(text: string) {
  const read = await readFormat(trivy, text)
  const name = (asset: number | undefined) =>
    asset === undefined ? 'prod' : (read.assets[asset]?.name ?? '?')
  const all = read.observations.map(
    ({ asset, check, subject }) => `${name(asset)} | ${check.name} | ${subject}`,
  )
  return { ...read, lines: all }
}

describe('a report of a cluster', () => {
  test('gives each image once, however many workloads run it, and each workload what is its own', async () => {
    const shared = { Metadata: metadata('r.example/team/web:1.4') }
    const read = await lines(
      cluster([
        resource('Deployment', 'web', [packages('r.example/team/web:1.4', 'CVE-2024-1')], shared),
        resource('CronJob', 'nightly', [packages('r.example/team/web:1.4', 'CVE-2024-1')], {
          Metadata: [shared.Metadata],
        }),
        resource('Deployment', 'web', [config(['KSV001', "Container 'app' of Deployment 'web' should not"])]),
      ]),
    )
    expect(read.lines).toEqual([
      'r.example/team/web:1.4 | trivy/vuln.low | CVE-2024-1 pkg:deb/debian/tar@1',
      'default/Deployment/web | trivy/KSV-0001 | app',
    ])
    expect(read.assets).toEqual([
      {
        kind: 'image',
        name: 'r.example/team/web:1.4',
        identities: [CONFIG],
        image: {
          configDigest: CONFIG,
          manifestDigests: [],
          tags: ['r.example/team/web:1.4'],
          repositories: ['r.example/team/web'],
          os: { family: 'debian', version: '12.4' },
        },
      },
      { kind: 'workload', name: 'default/Deployment/web', identities: [] },
    ])
    expect(read.end.counts).toEqual({ items: 3, bySeverity: { LOW: 2 } })
    expect(read.end.assetCoverage?.map(({ checks }) => checks)).toEqual([
      ['trivy/vuln.low'],
      ['trivy/KSV-0001'],
    ])
    expect([read.header.assetKind, read.header.name]).toEqual(['cluster', 'prod'])
  })

  test('tells the images of one workload apart by their names', async () => {
    const both = [metadata('r.example/a:1'), metadata('r.example/b:1', OTHER)]
    const results = [
      packages('r.example/a:1', 'CVE-2024-1'),
      {
        Target: 'bin/a',
        Class: 'lang-pkgs',
        Type: 'gobinary',
        Vulnerabilities: [{ VulnerabilityID: 'CVE-2024-3', PkgName: 'stdlib', InstalledVersion: '1.2' }],
      },
      packages('r.example/b:1', 'CVE-2024-2'),
    ]
    const read = await lines(cluster([resource('Pod', 'web-0', results, { Metadata: both })], 'Findings'))
    expect(read.lines).toEqual([
      'r.example/a:1 | trivy/vuln.low | CVE-2024-1 pkg:deb/debian/tar@1',
      'r.example/a:1 | trivy/vuln.unknown | CVE-2024-3 pkg:golang/stdlib@v1.2 bin/a',
      'r.example/b:1 | trivy/vuln.low | CVE-2024-2 pkg:deb/debian/tar@1',
    ])
  })

  test('leaves vulnerabilities with the workload where no image is known', async () => {
    const read = await readFormat(trivy, golden('defectdojo-kubernetes.json'))
    expect(read.assets.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'workload default/Deployment/redis-follower',
      'workload default/Deployment/redis-leader',
    ])
    expect(read.observations.every(({ asset }) => asset !== undefined)).toBe(true)
  })

  test('keeps roles, services and nodes with the cluster, by name', async () => {
    const read = await lines(
      cluster([
        { Kind: 'ClusterRole', Name: 'admin', Results: [config(['KSV-0041', 'm'])] },
        resource('Service', 'web', [config(['KSV116', 'm'])]),
        { Kind: 'NodeInfo', Name: 'node-1', Results: [config(['KCV-0001', 'm'])] },
      ]),
    )
    expect(read.lines).toEqual([
      'prod | trivy/KSV-0041 | ClusterRole/admin',
      'prod | trivy/KSV-0116 | default/Service/web',
      'prod | trivy/KCV-0001 | NodeInfo/node-1',
    ])
    expect(read.end.coverage.possibleChecks).toContain('trivy/KCV-0002')
  })

  test('says of a resource that could not be scanned nothing at all, but tells it', async () => {
    const read = await lines(
      cluster([
        resource('Deployment', 'web', [], { Error: 'unable to pull', Metadata: metadata('r.example/a:1') }),
        resource('Deployment', 'api', [config(['KSV001', 'm'])]),
      ]),
    )
    expect(read.assets.map(({ name }) => name)).toEqual(['default/Deployment/api'])
    const note = read.notes.find(({ code }) => code === 'not_scanned')
    expect([note?.level, note?.at]).toEqual(['warning', '/Resources/0'])
    expect(note?.message).toContain(
      '1 resources could not be scanned and say nothing: default/Deployment/web.',
    )
  })

  test('of a workload of which one image could not be scanned, what is not listed stays as it was', async () => {
    for (const turn of [0, 1]) {
      const rows = [
        resource('Deployment', 'web', [packages('a:1', 'CVE-2024-1')]),
        resource('Deployment', 'web', [], { Error: 'unable to pull' }),
      ]
      const read = await lines(cluster(turn ? rows.reverse() : rows))
      expect(read.end.assetCoverage).toEqual([
        { profile: 'k8s', checks: [], partialChecks: ['trivy/vuln.low'] },
      ])
    }
  })

  test('of nothing proves nothing', async () => {
    const { end, ...rest } = await readFormat(trivy, cluster([]))
    expect([end.coverage, codesOf(rest)]).toEqual([{ profile: 'k8s', checks: [] }, ['nothing_scanned']])
  })
})

test.each([
  ['Pod', 'web-7d4b9c6f5d-x2v8k', 'default/Pod/web'],
  ['Pod', 'kindnet-4tq7b', 'default/Pod/kindnet'],
  ['Pod', 'web-0', 'default/Pod/web-0'],
  ['Pod', 'redis-cache', 'default/Pod/redis-cache'],
  ['Pod', 'kube-apiserver-kind-control-plane', 'default/Pod/kube-apiserver-kind-control-plane'],
  ['ReplicaSet', 'web-7d4b9c6f5d', 'default/ReplicaSet/web'],
  ['Job', 'nightly-28432800', 'default/Job/nightly'],
  ['Job', 'scan-trivy-k8s-dnnfb', 'default/Job/scan-trivy-k8s'],
  ['Deployment', 'web-7d4b9c6f5d', 'default/Deployment/web-7d4b9c6f5d'],
])('%s %s goes by the name %s', (kind, name, expected) => {
  expect(resourceName({ namespace: 'default', kind, name })).toBe(expected)
})

describe('a compliance report', () => {
  test('with all results gives these, each once, and covers only the checks that it names', async () => {
    const { observations, end, header } = await readFormat(trivy, golden('compliance-all.json'))
    expect(observations.map(({ check, result }) => [check.name, result])).toEqual([
      ['trivy/KSV-0012', 'fail'],
      ['trivy/KSV-0013', 'fail'],
    ])
    expect([header.assetKind, end.coverage.profile, end.coverage.possibleChecks]).toEqual([
      'cluster',
      'compliance:1234',
      undefined,
    ])
  })

  test('in summary has a line a control: without a number it is for a person to judge', async () => {
    const control = (ID: string, TotalFail: number | null) => ({
      ID,
      Name: `Control ${ID}`,
      Severity: 'HIGH',
      TotalFail,
    })
    const text = JSON.stringify({
      SchemaVersion: 0,
      ID: 'docker-cis-1.6.0',
      Title: 'CIS',
      SummaryControls: [control('4.1', 3), control('4.2', null), control('4.3', 0)],
    })
    const { observations, end, header } = await readFormat(trivy, text)
    expect(
      observations.map(({ check, result, detail }) => [check.name, check.known, result, detail]),
    ).toEqual([
      ['trivy/docker-cis-1.6.0/4.1', false, 'fail', '3 failed'],
      ['trivy/docker-cis-1.6.0/4.2', false, 'not_checked', 'to be judged by a person'],
      ['trivy/docker-cis-1.6.0/4.3', false, 'pass', ''],
    ])
    expect([end.counts.items, header.assetKind]).toEqual([3, 'image'])
  })
})
