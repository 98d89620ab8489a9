import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { neuvector } from './neuvector'

const read = (items: object[]) =>
  readFormat(
    neuvector,
    JSON.stringify({ run_at: '2022-09-19T10:32:47Z', docker_cis_version: '1.2.0', items }),
  )
const row = (test_number: string, description: string, level = 'WARN') => ({
  test_number,
  description,
  level,
  message: ['m'],
})

test('a check of docker-bench or kube-bench is that check, by its title and never by its number', async () => {
  const { observations } = await read([
    row('D.5.4', 'Ensure that privileged containers are not used (Automated)'),
    row('K.4.2.1', 'Ensure that the --anonymous-auth argument is set to false - kubelet'),
    row('D.5.4', 'Something else'),
  ])
  expect(observations.map(({ check }) => [check.name, check.known])).toEqual([
    ['docker-bench/ensure-that-privileged-containers-are-not-used', true],
    ['kube-bench/kubelet-ensure-that-the-anonymous-auth-argument-is-set-to-false', true],
    ['neuvector/d-5-4-something-else', false],
  ])
})

test('levels are results', async () => {
  const levels = ['PASS', 'WARN', 'HIGH', 'ERROR', 'NOTE', 'INFO', 'NEW']
  const { observations, end, header } = await read(levels.map((level) => row(`X.${level}`, level, level)))
  expect(observations.map(({ result }) => result)).toEqual([
    'pass',
    'fail',
    'fail',
    'error',
    'not_checked',
    'informational',
    'error',
  ])
  expect([end.counts.items, header.printedAt, header.edition]).toEqual([
    7,
    '2022-09-19T10:32:47Z',
    'docker 1.2.0',
  ])
})

test('a run without checks proves nothing', async () => {
  expect(codesOf(await read([]))).toEqual(['nothing_scanned'])
})
