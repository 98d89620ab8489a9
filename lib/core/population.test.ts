import { describe, expect, it } from 'vitest'
import { population } from './population'
import { asset, covered } from './testing/evidence'

const AT = '2026-06-01T00:00:00.000Z'
const UNTIL = '2026-06-15T00:00:00.000Z'
const on = (day: string) => `2026-${day}T00:00:00.000Z`
const look = (assetId: string, tool: string, observed: string, stale: string, profile = 'p') =>
  covered(assetId, ['x/y'], { tool, profile, observedAt: on(observed), staleOn: on(stale) })

const assets = [asset('h1'), asset('h2'), asset('h3'), asset('i1', 'image')]
const coverage = [
  look('h1', 'bench', '05-20', '06-20'),
  look('h1', 'trivy', '05-10', '06-10'),
  look('h2', 'bench', '04-01', '05-01'),
  // The same tool with another profile, older: the newest look counts.
  look('h1', 'bench', '03-01', '04-01', 'q'),
  look('i1', 'trivy', '05-05', '06-05'),
]
const of = (more: { kind?: 'host' | 'image'; tool?: string } = {}) =>
  population({ assets, coverage, at: AT, expiringUntil: UNTIL, kind: null, tool: null, ...more })

describe('population', () => {
  it('counts, for each kind and each tool that ever looked at one of that kind, who reported', () => {
    expect(of().groups).toEqual([
      { kind: 'host', tool: null, known: 3, reported: 1, stale: 1, never: 1 },
      { kind: 'host', tool: 'bench', known: 3, reported: 1, stale: 1, never: 1 },
      { kind: 'host', tool: 'trivy', known: 3, reported: 1, stale: 0, never: 2 },
      { kind: 'image', tool: null, known: 1, reported: 1, stale: 0, never: 0 },
      { kind: 'image', tool: 'trivy', known: 1, reported: 1, stale: 0, never: 0 },
    ])
  })

  it('lists who did not: never looked at first, then the longest silent', () => {
    const names = (more?: Parameters<typeof of>[0]) =>
      of(more).missing.map((one) => [one.asset.name, one.lastSeen])
    expect(names()).toEqual([
      ['h3', null],
      ['h2', on('04-01')],
    ])
    expect(names({ tool: 'trivy', kind: 'host' })).toEqual([
      ['h2', null],
      ['h3', null],
    ])
    expect(names({ kind: 'image' })).toEqual([])
  })

  it('lists what goes stale in time, soonest first, by tool and asset', () => {
    const names = (more?: Parameters<typeof of>[0]) =>
      of(more).expiring.map((one) => [one.asset.name, one.tool, one.staleOn])
    expect(names()).toEqual([
      ['i1', 'trivy', on('06-05')],
      ['h1', 'trivy', on('06-10')],
    ])
    expect(names({ kind: 'host' })).toEqual([['h1', 'trivy', on('06-10')]])
    expect(names({ tool: 'bench' })).toEqual([])
  })

  it('takes what is stale at this very instant for stale, and what goes at the end for going', () => {
    const edge = [look('h1', 'bench', '05-01', '06-01'), look('h2', 'bench', '05-16', '06-15')]
    const { groups, expiring } = population({
      assets: [asset('h1'), asset('h2')],
      coverage: edge,
      at: AT,
      expiringUntil: UNTIL,
      kind: null,
      tool: null,
    })
    expect(groups[1]).toMatchObject({ reported: 1, stale: 1 })
    expect(expiring.map((one) => one.asset.name)).toEqual(['h2'])
  })
})
