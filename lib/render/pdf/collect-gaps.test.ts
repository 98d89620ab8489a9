import { expect, it } from 'vitest'
import type { ReportSnapshot, SnapshotFailure } from '@/lib/core/report-snapshot'
import { collectGaps } from './collect-gaps'
import { fixtureSnapshot } from './testing/fixture'

/** The fixture with these failures, the same ones under every control that has any. */
function failingWith(failing: SnapshotFailure[]): ReportSnapshot {
  const snapshot = fixtureSnapshot()
  return {
    ...snapshot,
    controls: snapshot.controls.map((control) => ({
      ...control,
      why: control.why.map((why) => (why.failing.length > 0 ? { ...why, failing } : why)),
    })),
  }
}

const failure: SnapshotFailure = {
  asset: 'web-01',
  check: 'docker-bench/one',
  check_title: 'One',
  subject: 'shop',
  detail: '',
  since: '2026-11-03T02:00:00.000Z',
  submission: 'sub_1',
  evidence: 'ab'.repeat(32),
  place: { from: 10, to: 20, line: 3, pointer: null },
  log_index: 4,
}

it('names a failure once, however many controls it counts against', () => {
  const { list } = collectGaps(failingWith([failure]))
  expect(list).toHaveLength(1)
  expect(list[0]?.rows).toEqual([failure])
  expect(list[0]?.controls.length).toBeGreaterThan(1)
})

it('keeps the failures of two assets that have one name', () => {
  const other = { ...failure, submission: 'sub_2', evidence: 'cd'.repeat(32), log_index: 5 }
  expect(collectGaps(failingWith([failure, other])).list[0]?.rows).toEqual([failure, other])
})
