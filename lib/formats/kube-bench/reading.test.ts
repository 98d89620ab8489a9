import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { kubeBench } from './kube-bench'

const row = (more: object) => ({
  test_number: '4.2.1',
  test_desc: 'Ensure that the --anonymous-auth argument is set to false (Automated)',
  status: 'PASS',
  ...more,
})
const control = (results: object[]) => ({
  id: '4',
  version: 'cis-1.12',
  node_type: 'node',
  tests: [{ section: '4.2', results }],
})
const read = (document: object) => readFormat(kubeBench, JSON.stringify(document))

test('rows are counted, not the totals beside them', async () => {
  const { end } = await read({ Controls: [control([row({})])], Totals: { total_pass: 49, total_fail: 12 } })
  expect(end.counts).toEqual({ items: 1, byResult: { PASS: 1 } })
})

test('the same check is known in each of the shapes, by component and title', async () => {
  for (const document of [{ Controls: [control([row({})])] }, [control([row({})])], control([row({})])]) {
    const { observations } = await read(document)
    expect(observations.map(({ check }) => [check.name, check.known])).toEqual([
      ['kube-bench/kubelet-ensure-that-the-anonymous-auth-argument-is-set-to-false', true],
    ])
  }
})

test('a warning is not checked, never passed; a failure says what was expected', async () => {
  const results = [
    row({ status: 'WARN', reason: 'Test marked as a manual test' }),
    row({
      test_number: '4.2.2',
      test_desc: 'Other',
      status: 'FAIL',
      expected_result: "'x' is false",
      actual_value: '--token=SECRET',
    }),
    row({ test_number: '4.2.3', test_desc: 'Odd', status: 'MAYBE' }),
  ]
  const { observations } = await read([control(results)])
  expect(observations.map(({ result, detail }) => [result, detail])).toEqual([
    ['not_checked', 'Test marked as a manual test'],
    ['fail', "expected: 'x' is false"],
    ['error', ''],
  ])
  expect(JSON.stringify(observations)).not.toContain('SECRET')
})

test('a check that no edition of the list has is kept as unknown; a report without rows proves nothing', async () => {
  const { observations } = await read([
    control([row({ test_number: 'V-242376', test_desc: 'The controller manager must use TLS 1.2' })]),
  ])
  expect(observations[0]?.check.known).toBe(false)
  expect(codesOf(await read({ Controls: [] }))).toContain('nothing_scanned')
})

test('the documents of a run, one for each target, are one report', async () => {
  const master = control([row({ status: 'PASS' })])
  const node = { ...control([row({ test_number: '4.1.1', status: 'FAIL' })]), id: '4', node_type: 'node' }
  const text = `${JSON.stringify(master, null, 2)}\n${JSON.stringify([node])}\n`
  const { observations, end } = await readFormat(kubeBench, text)
  expect(observations.map(({ result }) => result).sort()).toEqual(['fail', 'pass'])
  expect(end.counts.items).toBe(2)
})
