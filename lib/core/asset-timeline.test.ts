import { describe, expect, it } from 'vitest'
import { assetTimeline, staleStretches, type TimelineFailure, type TimelineLook } from './asset-timeline'
import { FOREVER } from './timeline'

const look = (at: number, tool = 'bench', staleOn = at + 10): TimelineLook => ({
  at,
  tool,
  staleOn,
  submissionId: `s${at}`,
})
const failure = (from: number, to: number, subject = ''): TimelineFailure => ({
  from,
  to,
  subject,
  severity: 'high',
  title: 'x',
  findingId: null,
})
const nothing = { failures: [], labels: [], retired: [] }

describe('what happened to an asset', () => {
  it('is what each report found failing or mended, newest first; reports that changed nothing are one entry', () => {
    const looks = [1, 2, 3, 4, 5].map((at) => look(at))
    const told = assetTimeline({ ...nothing, looks, failures: [failure(1, 4), failure(4, FOREVER)], at: 9 })
    expect(
      told.map((e) => (e.kind === 'report' ? [e.from, e.at, e.looks, e.failed.length, e.mended.length] : e)),
    ).toEqual([
      [5, 5, 1, 0, 0],
      [4, 4, 1, 1, 1],
      [2, 3, 2, 0, 0],
      [1, 1, 1, 1, 0],
    ])
  })

  it('says nothing of later than the instant', () => {
    const told = assetTimeline({
      looks: [look(1), look(5)],
      failures: [failure(1, 5)],
      labels: [{ key: 'env', value: 'prod', from: 1, to: 6 }],
      retired: [{ from: 7, to: FOREVER, reason: 'gone' }],
      at: 3,
    })
    expect(told.map(({ kind, at }) => [kind, at])).toEqual([
      ['report', 1],
      ['labels', 1],
    ])
  })

  it('names labels that were set, changed or taken away, and retirements with their end', () => {
    const labels = [
      { key: 'env', value: 'test', from: 1, to: 4 },
      { key: 'env', value: 'prod', from: 4, to: FOREVER },
      { key: 'team', value: 'a', from: 1, to: 4 },
    ]
    const retired = [{ from: 5, to: 6, reason: 'moved' }]
    expect(assetTimeline({ looks: [], failures: [], labels, retired, at: 9 })).toEqual([
      { kind: 'back', at: 6 },
      { kind: 'retired', at: 5, reason: 'moved' },
      { kind: 'labels', at: 4, set: { env: 'prod' }, removed: ['team'] },
      { kind: 'labels', at: 1, set: { env: 'test', team: 'a' }, removed: [] },
    ])
  })
})

describe('stale stretches', () => {
  it('lie between the end of freshness and the next look of the tool, each tool by itself', () => {
    const looks = [look(1), look(20), look(22), look(5, 'trivy', 100)]
    expect(staleStretches({ looks, at: 50 })).toEqual([
      { tool: 'bench', from: 11, to: 20 },
      { tool: 'bench', from: 32, to: null },
    ])
  })

  it('do not begin while a longer look is fresh', () => {
    expect(staleStretches({ looks: [look(1, 'bench', 40), look(5)], at: 30 })).toEqual([])
  })
})
