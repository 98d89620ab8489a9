import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { controlName } from './control-name'
import { hdf } from './hdf'

const control = (id: string, statuses: string[], more: object = {}) => ({
  id,
  title: id,
  impact: 0.7,
  results: statuses.map((status) => ({
    status,
    code_desc: `is ${status}`,
    start_time: '2024-01-01T00:00:00+00:00',
  })),
  ...more,
})
const read = (...profiles: object[]) =>
  readFormat(
    hdf,
    JSON.stringify({
      platform: { name: 'redhat', target_id: 'host-1' },
      version: '5',
      statistics: {},
      profiles,
    }),
  )

test('results come to the status that the standard counts by', async () => {
  const controls = [
    control('a', ['passed', 'skipped']),
    control('b', ['passed', 'failed']),
    control('c', ['skipped']),
    control('d', ['failed'], { impact: 0 }),
    control('e', ['passed', 'error']),
    control('f', []),
    control('g', ['failed'], { waiver_data: { skipped_due_to_waiver: true } }),
  ]
  const { observations, end } = await read({ name: 'p', controls })
  expect(observations.map(({ result }) => result)).toEqual([
    'pass',
    'fail',
    'not_checked',
    'not_applicable',
    'error',
    'error',
    'not_applicable',
  ])
  expect(end.counts.byResult).toEqual({
    Passed: 1,
    Failed: 1,
    'Not Reviewed': 1,
    'Not Applicable': 2,
    'Profile Error': 1,
    'No results': 1,
  })
})

test('a layer over a profile is judged once: results from below, title and impact from above', async () => {
  const over = {
    name: 'overlay',
    controls: [control('a', [], { title: 'Ours', impact: 0.9 }), control('x', [])],
  }
  const base = { name: 'base', parent_profile: 'overlay', controls: [control('a', ['failed'])] }
  for (const profiles of [
    [over, base],
    [base, over],
  ]) {
    const { observations, end } = await read(...profiles)
    expect(
      observations.map(({ check, result, severity }) => [check.name, check.title, result, severity]).sort(),
    ).toEqual([
      ['hdf/base/a', 'Ours', 'fail', 'critical'],
      ['hdf/overlay/x', 'x', 'error', 'high'],
    ])
    expect(end.counts.items).toBe(3)
  }
})

test('a layer that sets the impact to none takes the control out', async () => {
  const over = { name: 'overlay', controls: [control('a', [], { impact: 0 })] }
  const base = { name: 'base', parent_profile: 'overlay', controls: [control('a', ['failed'])] }
  expect((await read(over, base)).observations.map(({ result }) => result)).toEqual(['not_applicable'])
})

test('profiles that are their own parents end', async () => {
  const circle = ['p', 'q'].map((name, index) => ({
    name,
    parent_profile: ['q', 'p'][index],
    controls: [control('a', ['failed'])],
  }))
  expect((await read(...circle)).observations).toHaveLength(2)
})

test('a profile that was not run says so', async () => {
  expect(
    codesOf(
      await read({ name: 'p', controls: [], status: 'skipped', status_message: 'unsupported platform' }),
    ),
  ).toEqual(['not_scanned', 'nothing_scanned'])
})

test('a rule of DISA keeps its name when its text is revised', () => {
  const ids = ['SV-86473', 'SV-86473r3_rule', 'xccdf_mil.disa.stig_rule_SV-86473r12_rule']
  expect(new Set(ids.map((id) => controlName('p', id)))).toEqual(new Set(['hdf/p/SV-86473']))
  expect(controlName('p', 'ssh-01')).toBe('hdf/p/ssh-01')
})

test('times of InSpec before 4 are read; a report without profiles is refused', async () => {
  const results = [{ status: 'passed', start_time: '2018-11-21 11:35:21 -0500' }]
  expect((await read({ name: 'p', controls: [{ id: 'a', results }] })).header.printedAt).toBe(
    '2018-11-21T16:35:21Z',
  )
  const minimal = '{"version":"4","controls":[{"status":"passed","code_desc":"x"}]}'
  await expect(readFormat(hdf, minimal)).rejects.toMatchObject({ code: 'no_results' })
})
