import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { trivyOperator } from './trivy-operator'

function resource(kind: string, report: object, owner: object = {}) {
  const { kind: of, name } = { kind: 'ReplicaSet', name: 'web-965685897', ...owner }
  const labels = {
    'trivy-operator.resource.kind': of,
    'trivy-operator.resource.name': name,
    'trivy-operator.resource.namespace': 'shop',
  }
  return { apiVersion: 'aquasecurity.github.io/v1alpha1', kind, metadata: { name: 'x', labels }, report }
}
const flaw = {
  vulnerabilityID: 'CVE-2023-1',
  resource: 'curl',
  installedVersion: '7',
  fixedVersion: '8',
  severity: 'HIGH',
  score: 4.2,
}
const image = {
  artifact: { repository: 'library/nginx', tag: 'alpine' },
  registry: { server: 'index.docker.io' },
}
const scan = (more: object = {}) =>
  resource('VulnerabilityReport', { ...image, vulnerabilities: [flaw], ...more })
const audit = (owner: object = {}) =>
  resource(
    'ConfigAuditReport',
    { checks: [{ checkID: 'KSV014', severity: 'LOW', success: false, title: 't', messages: ['m'] }] },
    owner,
  )
const read = (document: object) => readFormat(trivyOperator, JSON.stringify(document))

test('one resource, a list, the items of a list and a map by kinds say the same', async () => {
  const documents = [
    scan(),
    [scan()],
    { apiVersion: 'v1', kind: 'List', items: [scan()] },
    { 'vulnerabilityreports.aquasecurity.github.io': [scan()] },
  ]
  for (const document of documents) {
    const { assets, observations } = await read(document)
    expect(assets.map(({ kind, name }) => [kind, name])).toEqual([['image', 'nginx:alpine']])
    expect(observations.map(({ subject, asset }) => [subject, asset])).toEqual([
      ['CVE-2023-1 pkg:generic/curl@7', 0],
    ])
  }
})

test('a flaw of an image that two workloads run is one finding of the image', async () => {
  const { assets, observations } = await read([scan(), { ...scan(), metadata: {} }])
  expect([assets.length, observations.length]).toEqual([1, 1])
})

test("the hash of a deployment is no part of the workload's name", async () => {
  const first = await read(audit({ name: 'web-965685897' }))
  const second = await read(audit({ name: 'web-bd6c9f5d7' }))
  expect(first.assets).toEqual(second.assets)
  expect(first.observations.map(({ check, result }) => [check.name, check.known, result])).toEqual([
    ['trivy/KSV-0014', true, 'fail'],
  ])
})

test('what is no workload is a part of the cluster', async () => {
  const { assets, observations } = await read(audit({ kind: 'Role', name: 'admin' }))
  expect([assets, observations[0]?.subject]).toEqual([[], 'shop/Role/admin'])
})

test('the match of a secret is not read', async () => {
  const secrets = [
    {
      ruleID: 'aws',
      category: 'AWS',
      severity: 'CRITICAL',
      target: 'root/a.txt',
      title: 'AWS key',
      match: 'AKIASECRET',
    },
  ]
  const { observations } = await read(resource('ExposedSecretReport', { ...image, secrets }))
  expect(observations.map(({ check, subject }) => [check.name, subject])).toEqual([
    ['trivy-operator/secret', 'aws root/a.txt'],
  ])
  expect(JSON.stringify(observations)).not.toContain('AKIA')
})

test('a control whose check has no id stands for itself, in detail and in the summary', async () => {
  const results = [
    {
      id: '1.1.1',
      name: 'API server file',
      severity: 'HIGH',
      checks: [{ checkID: '', severity: '', success: true }],
    },
  ]
  const detail = {
    ...resource('ClusterComplianceReport', {}),
    status: { detailReport: { id: 'cis', results } },
  }
  const [one] = (await read(detail)).observations
  expect([one?.check.name, one?.check.title, one?.check.known, one?.result]).toEqual([
    'trivy/cis/1.1.1',
    'API server file',
    false,
    'pass',
  ])
  const controlCheck = [
    { id: '1.1.1', name: 'API server file', totalFail: 2 },
    { id: '1.1.2', name: 'by hand' },
  ]
  const summary = {
    ...resource('ClusterComplianceReport', {}),
    status: { summaryReport: { id: 'cis', controlCheck } },
  }
  expect((await read(summary)).observations.map(({ result }) => result)).toEqual(['fail', 'not_checked'])
})

test('the time is the oldest of the resources, and a resource without report proves nothing', async () => {
  const { header } = await read([
    scan({ updateTimestamp: '2024-01-02T00:00:00Z' }),
    scan({ updateTimestamp: '2024-01-01T00:00:00Z' }),
  ])
  expect(header.printedAt).toBe('2024-01-01T00:00:00Z')
  expect(codesOf(await read({ 'configauditreports.aquasecurity.github.io': [] }))).toContain(
    'nothing_scanned',
  )
})
