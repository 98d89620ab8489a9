import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { openreports } from './openreports'

const flaw = {
  source: 'scanner',
  policy: 'CVE-2025-9232',
  result: 'warn',
  severity: 'low',
  properties: { pkgName: 'libcrypto3', installedVersion: '3.5.2', fixedVersion: '3.5.4' },
}
const policy = {
  source: 'kyverno',
  policy: 'disallow-latest',
  rule: 'tag',
  result: 'fail',
  severity: 'medium',
  message: 'no',
  timestamp: { seconds: 1_700_000_000 },
}
const report = (
  results: object[],
  scope: object | null = { kind: 'Deployment', name: 'app' },
  group = 'openreports.io/v1alpha1',
) => ({
  apiVersion: group,
  kind: 'Report',
  metadata: { name: 'r', namespace: 'test' },
  ...(scope ? { scope } : {}),
  results,
})
const read = (document: unknown) => readFormat(openreports, JSON.stringify(document))

test('one report, a list, the items of a list, and the policy reports before it say the same', async () => {
  const documents = [
    report([flaw, policy]),
    [report([flaw, policy])],
    { apiVersion: 'v1', kind: 'List', items: [report([flaw, policy])] },
    report([flaw, policy], undefined, 'wgpolicyk8s.io/v1alpha2'),
  ]
  for (const document of documents) {
    const { assets, observations, header } = await read(document)
    expect(assets).toEqual([{ kind: 'workload', name: 'test/Deployment/app', identities: [] }])
    expect(observations.map(({ check, subject, result }) => [check.name, subject, result])).toEqual([
      ['openreports/vuln.low', 'CVE-2025-9232 pkg:generic/libcrypto3@3.5.2', 'fail'],
      ['openreports/kyverno/disallow-latest/tag', '', 'fail'],
    ])
    expect(header.printedAt).toBe('2023-11-14T22:13:20Z')
  }
})

test('without scope the resources of a result say what of the cluster it is about', async () => {
  const resources = [{ kind: 'Pod', namespace: 'a', name: 'web-5d59d67564-2xbcv' }]
  const { assets, observations } = await read(report([{ ...policy, resources }], null))
  expect([assets, observations[0]?.subject]).toEqual([[], 'a/Pod/web'])
})

test('each word of a result is what it means; a policy in audit is broken all the same', async () => {
  const words = ['pass', 'fail', 'warn', 'error', 'skip', 'new']
  const { observations } = await read(report(words.map((result) => ({ ...policy, policy: result, result }))))
  expect(observations.map(({ result }) => result)).toEqual([
    'pass',
    'fail',
    'fail',
    'error',
    'not_checked',
    'error',
  ])
})

test('a report without results proves nothing', async () => {
  expect(codesOf(await read(report([])))).toEqual(['nothing_scanned'])
})
