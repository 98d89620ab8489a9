import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { anchore } from './anchore'

const digest = `sha256:${'a'.repeat(64)}`
const read = (document: unknown, hints = {}) => readFormat(anchore, JSON.stringify(document), { hints })
const flaw = {
  vuln: 'CVE-2020-8927',
  severity: 'Medium',
  fix: 'None',
  package: 'brotli-1.0',
  url: 'https://x/y',
}

test('both spellings of a row say the same', async () => {
  const snake = {
    ...flaw,
    package_name: 'brotli',
    package_version: '1.0',
    package_type: 'rpm',
    package_path: 'pkgdb',
    feed_group: 'rhel:8',
  }
  const camel = {
    ...flaw,
    packageName: 'brotli',
    packageVersion: '1.0',
    packageType: 'rpm',
    packagePath: 'None',
    feedGroup: 'rhel:8',
  }
  const engine = await read({ imageDigest: digest, vulnerabilities: [snake] })
  const list = await read([camel])
  expect(engine.observations[0]?.vulnerability).toEqual(list.observations[0]?.vulnerability)
  expect(engine.observations[0]).toMatchObject({
    subject: 'CVE-2020-8927 pkg:rpm/redhat/brotli@1.0',
    detail: 'brotli 1.0, no fix',
  })
  expect([engine.header.identities, list.header.identities]).toEqual([[digest], []])
})

test('a library is told apart by its path; a score of -1 is none', async () => {
  const row = {
    ...flaw,
    package_name: 'jackson',
    package_version: '2',
    package_type: 'java',
    package_path: '/app/a.jar',
  }
  const nvd_data = [{ id: 'CVE-2020-8927', cvss_v2: { base_score: -1 }, cvss_v3: { base_score: 6.5 } }]
  const { observations } = await read({ imageDigest: digest, vulnerabilities: [{ ...row, nvd_data }] })
  expect(observations[0]?.vulnerability).toMatchObject({
    path: '/app/a.jar',
    ratings: [{ source: 'nvd', score: 6.5 }],
  })
})

test('an empty list is a report when the sender names the tool', async () => {
  const { end } = await readFormat(anchore, '[]', { hints: { tool: 'anchore' } })
  expect([end.counts.items, end.coverage.possibleChecks?.length]).toEqual([0, 6])
  await expect(readFormat(anchore, '[]')).rejects.toMatchObject({ code: 'not_a_report' })
})

test('results of a policy are kept as they are, allowed ones as information', async () => {
  const detail = [
    {
      gate: 'dockerfile',
      triggerName: 'effective_user',
      triggerId: 'x',
      status: 'stop',
      description: 'User root',
    },
    { gate: 'dockerfile', triggerName: 'effective_user', triggerId: 'y', status: 'go', description: 'ok' },
  ]
  const { observations } = await read([{ detail, digest, finalAction: 'stop', tag: 'a/b:1' }])
  expect(
    observations.map(({ check, subject, result }) => [check.name, check.known, subject, result]),
  ).toEqual([
    ['anchore/dockerfile/effective_user', false, 'x', 'fail'],
    ['anchore/dockerfile/effective_user', false, 'y', 'pass'],
  ])
})

test('rows of the table of Enterprise are read by their columns', async () => {
  const row = ['id', 'r/app:1', 'CVE-1', 'vulnerabilities', 'package', 'HIGH', 'stop', { id: 'w' }, 'p']
  const bad = ['id', 'r/app:1', '', '', '', '', 'warn', false, 'p']
  const result = { result: { id: { result: { rows: [row, bad] } } } }
  const read1 = await read([
    { [digest]: { 'r/app:1': [{ detail: { result }, last_evaluation: '2020-03-06T13:40:10Z' }] } },
  ])
  expect(read1.observations.map(({ subject, result }) => [subject, result])).toEqual([
    ['CVE-1', 'informational'],
  ])
  expect([read1.end.counts, codesOf(read1)]).toEqual([
    { items: 2, byResult: { stop: 1, warn: 1 } },
    ['unreadable_finding'],
  ])
  expect(read1.header).toMatchObject({
    name: 'r/app:1',
    identities: [digest],
    printedAt: '2020-03-06T13:40:10Z',
  })
})
