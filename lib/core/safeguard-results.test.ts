import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CatalogueCheck, Safeguard } from './framework'
import { RESULTS } from './report'
import { safeguardResults } from './safeguard-results'
import { AT, asset, check, covered, FRESH, SEEN, STALE, safeguard, state } from './testing/evidence'
import type { CoverageAt, StateAt } from './verdict'

const A = check('bench/a', { s: 'partly' })
const B = check('bench/b', { s: 'partly' })
const ONE = check('bench/one', { s: 'direct' })
const host = asset('h')

function judge(
  toolChecks: CatalogueCheck[],
  coverage: CoverageAt[],
  states: StateAt[],
  s: Safeguard = safeguard('s'),
  on = host,
) {
  return safeguardResults({ assets: [on], states, coverage, toolChecks, safeguards: [s], at: AT })[0]
}

describe('a check that only indicates', () => {
  const HINT = check('bench/hint', { s: 'indicates' })
  const looked = [covered('h', ['bench/hint', 'bench/one'])]

  it('fails the safeguard, also beside one that passes', () => {
    const hint = state('h', 'bench/hint', 'fail')
    expect(judge([HINT], looked, [hint])?.result).toBe('fail')
    expect(judge([HINT, ONE], looked, [hint, state('h', 'bench/one', 'pass')])?.result).toBe('fail')
  })

  it.each(['pass', 'not_checked', 'informational', 'error'] as const)(
    'never passes it alone (%s), and stands in the way of nobody',
    (result) => {
      const hint = state('h', 'bench/hint', result)
      expect(judge([HINT], looked, [hint])?.result).toBe('not_assessed')
      expect(judge([HINT, ONE], looked, [hint, state('h', 'bench/one', 'pass')])?.result).toBe('pass')
    },
  )

  it('that does not apply leaves nothing to assess', () => {
    expect(judge([HINT], looked, [state('h', 'bench/hint', 'not_applicable')])?.result).toBe('not_applicable')
  })

  it('and that nobody waits for does not say whether the safeguard applies', () => {
    const aside = check('scap/hint', { s: 'indicates' }, { kinds: [] })
    const none = state('h', 'scap/hint', 'not_applicable')
    expect(judge([aside, ONE], [covered('h', ['scap/hint'])], [none])?.result).toBe('not_assessed')
    const both = [covered('h', ['scap/hint', 'bench/one'])]
    expect(judge([aside, ONE], both, [none, state('h', 'bench/one', 'pass')])?.result).toBe('pass')
  })
})

describe('one direct check', () => {
  it('its verdict is the safeguard’s', () => {
    expect(judge([ONE], [covered('h', ['bench/one'])], [state('h', 'bench/one', 'pass')])?.result).toBe(
      'pass',
    )
    expect(judge([ONE], [covered('h', ['bench/one'])], [state('h', 'bench/one', 'fail')])?.result).toBe(
      'fail',
    )
  })

  it('one failing subject beside passing ones fails', () => {
    const states = [state('h', 'bench/one', 'pass', 'web-1'), state('h', 'bench/one', 'fail', 'web-2')]
    expect(judge([ONE], [covered('h', ['bench/one'])], states)?.result).toBe('fail')
  })

  it('its states come out by subject, however they are read', () => {
    const states = ['b', 'c', 'a'].map((subject) => state('h', 'bench/one', 'fail', subject))
    const subjects = judge([ONE], [covered('h', ['bench/one'])], states)?.inputs[0]?.states.map(
      (s) => s.subject,
    )
    expect(subjects).toEqual(['a', 'b', 'c'])
  })

  it('looked at and nothing to report passes', () => {
    expect(judge([ONE], [covered('h', ['bench/one'])], [])?.result).toBe('pass')
  })

  it.each([
    ['error', 'error'],
    ['not_checked', 'not_checked'],
    ['informational', 'needs_review'],
  ] as const)('%s leaves it not assessed: %s', (result, reason) => {
    const judged = judge([ONE], [covered('h', ['bench/one'])], [state('h', 'bench/one', result)])
    expect(judged).toMatchObject({ result: 'not_assessed', reason })
  })

  it('too old is not assessed, with the date, whatever it said', () => {
    const coverage = [covered('h', ['bench/one'], { staleOn: STALE })]
    for (const result of RESULTS) {
      const judged = judge([ONE], coverage, [state('h', 'bench/one', result)])
      expect(judged).toMatchObject({
        result: 'not_assessed',
        reason: 'stale',
        staleOn: STALE,
        observedAt: SEEN,
      })
    }
  })

  it('is stale from the very instant of staleOn on', () => {
    expect(judge([ONE], [covered('h', ['bench/one'], { staleOn: AT })], [])?.reason).toBe('stale')
  })

  it('never looked at is not assessed, even where a state says pass', () => {
    const judged = judge([ONE], [], [state('h', 'bench/one', 'pass')])
    expect(judged).toMatchObject({ result: 'not_assessed', reason: 'never_looked_at' })
    expect(judged?.inputs[0]).toMatchObject({ result: 'absent', states: [] })
  })

  it('a look after the instant asked about is no look', () => {
    const later = covered('h', ['bench/one'], { observedAt: FRESH, staleOn: '2027-01-01T00:00:00Z' })
    expect(judge([ONE], [later], [])?.reason).toBe('never_looked_at')
  })

  it('a fresh look outlives a stale one of another profile', () => {
    const coverage = [
      covered('h', ['bench/one'], { staleOn: STALE, profile: 'a' }),
      covered('h', ['bench/one'], { profile: 'b' }),
    ]
    expect(judge([ONE], coverage, [])?.result).toBe('pass')
  })

  it('reports under an older name of the check count', () => {
    const renamed = { ...ONE, aliasKeys: [check('bench/old-one', {}).key] }
    const judged = judge([renamed], [covered('h', ['bench/old-one'])], [state('h', 'bench/old-one', 'fail')])
    expect(judged?.result).toBe('fail')
  })
})

describe('a report that lists only some subjects', () => {
  const partial = { partialKeys: new Set([ONE.key]) }

  it('fails what it names and passes nothing', () => {
    expect(
      judge([ONE], [covered('h', [], partial)], [state('h', 'bench/one', 'fail', 'web-1')])?.result,
    ).toBe('fail')
    const silent = judge([ONE], [covered('h', [], partial)], [])
    expect(silent).toMatchObject({ result: 'not_assessed', reason: 'not_checked' })
  })

  it('does not take away what a fresh whole report says', () => {
    const coverage = [
      covered('h', ['bench/one']),
      covered('h', [], { ...partial, profile: 'n', observedAt: AT }),
    ]
    expect(judge([ONE], coverage, [])?.result).toBe('pass')
  })
})

describe('several inputs', () => {
  const both = [covered('h', ['bench/a', 'bench/b'])]
  const say = (a: StateAt['result'], b: StateAt['result']) =>
    judge([A, B], both, [state('h', 'bench/a', a), state('h', 'bench/b', b)])

  it('all must pass', () => {
    expect(say('pass', 'pass')?.result).toBe('pass')
    expect(say('pass', 'fail')?.result).toBe('fail')
  })

  it('not applicable drops out; nothing but not applicable is not applicable', () => {
    expect(say('pass', 'not_applicable')?.result).toBe('pass')
    expect(say('not_applicable', 'not_applicable')?.result).toBe('not_applicable')
  })

  it('one not checked leaves it not assessed, but a fail wins', () => {
    expect(say('pass', 'not_checked')).toMatchObject({ result: 'not_assessed', reason: 'not_checked' })
    expect(say('fail', 'not_checked')?.result).toBe('fail')
  })

  it('a run of a single check never passes a safeguard of two', () => {
    const judged = judge([A, B], [covered('h', ['bench/a'])], [state('h', 'bench/a', 'pass')])
    expect(judged).toMatchObject({ result: 'not_assessed', reason: 'never_looked_at' })
  })

  it('what an older, stale report alone covered is stale', () => {
    const coverage = [covered('h', ['bench/a']), covered('h', ['bench/b'], { staleOn: STALE, profile: 'p' })]
    expect(judge([A, B], coverage, [])).toMatchObject({
      result: 'not_assessed',
      reason: 'stale',
      staleOn: STALE,
    })
  })
})

describe('editions', () => {
  const inOld = { ...A, editions: ['1'] }
  const inBoth = { ...B, editions: ['1', '2'] }
  const inNew = check('bench/c', {}, { editions: ['2'] })
  const next = covered('h', ['bench/b', 'bench/c'], { profile: '2' })

  it('a check that the edition in use does not have is not waited for', () => {
    expect(judge([inOld, inBoth, inNew], [next], [])?.result).toBe('pass')
  })

  it('nor does an old look at it stay stale for ever', () => {
    const before = covered('h', ['bench/a', 'bench/b'], { profile: '1', staleOn: STALE, observedAt: STALE })
    expect(judge([inOld, inBoth, inNew], [before, { ...next, observedAt: AT }], [])?.result).toBe('pass')
  })

  it('where the edition cannot be told, it is waited for', () => {
    const judged = judge([inOld, inBoth, inNew], [covered('h', ['bench/b'])], [])
    expect(judged?.reason).toBe('never_looked_at')
  })

  it('a profile that begins with the edition tells it', () => {
    const judged = judge([inOld, inBoth, inNew], [covered('h', ['bench/b'], { profile: '2:check_b' })], [])
    expect(judged?.result).toBe('pass')
  })
})

describe('groups of checks', () => {
  const extra = check('bench/x', { s: 'partly', only: 'direct' }, { group: 'bench/enterprise', kinds: [] })

  it('a section that a default run never prints is not waited for', () => {
    expect(judge([A, extra], [covered('h', ['bench/a'])], [])?.result).toBe('pass')
  })

  it('but counts when it was printed', () => {
    const coverage = [covered('h', ['bench/a', 'bench/x'])]
    expect(judge([A, extra], coverage, [state('h', 'bench/x', 'fail')])?.result).toBe('fail')
  })

  it('a safeguard of such checks alone does not concern the asset', () => {
    expect(judge([A, extra], [covered('h', ['bench/a'])], [], safeguard('only'))).toBeUndefined()
  })

  it('container checks that were not printed are never looked at, not passed', () => {
    const container = check('bench/privileged', { c: 'direct' })
    const judged = judge([A, container], [covered('h', ['bench/a'])], [], safeguard('c'))
    expect(judged).toMatchObject({ result: 'not_assessed', reason: 'never_looked_at' })
  })
})

describe('kinds of assets', () => {
  it('a safeguard that does not speak of the kind leaves the asset alone', () => {
    expect(judge([ONE], [], [], safeguard('s'), asset('i', 'image'))).toBeUndefined()
  })

  it('but what was looked at counts on any kind', () => {
    const judged = judge([ONE], [covered('i', ['bench/one'])], [], safeguard('s'), asset('i', 'image'))
    expect(judged?.result).toBe('pass')
  })

  it('a safeguard without weight gives nothing', () => {
    const judged = judge([ONE], [covered('h', ['bench/one'])], [], safeguard('s', { scored: false }))
    expect(judged).toBeUndefined()
  })
})

describe('two tools', () => {
  const other = check('other/one', { s: 'direct' })

  it('the tool that was never used is not waited for', () => {
    expect(judge([ONE, other], [covered('h', ['bench/one'])], [])?.result).toBe('pass')
  })

  it('a fresh direct pass stands when the other tool’s look has aged, whatever that said', () => {
    const coverage = [
      covered('h', ['bench/one']),
      covered('h', ['other/one'], { tool: 'other', staleOn: STALE }),
    ]
    expect(judge([ONE, other], coverage, [state('h', 'other/one', 'fail')])?.result).toBe('pass')
  })

  it('a fresh fail of either wins', () => {
    const coverage = [covered('h', ['bench/one']), covered('h', ['other/one'], { tool: 'other' })]
    expect(judge([ONE, other], coverage, [state('h', 'other/one', 'fail')])?.result).toBe('fail')
  })
})

describe('age of the last look', () => {
  const age = check('own/scan.age', { s: 'direct' }, { freshLookOf: ['vuln'], group: 'own/age' })
  const scan = check('trivy/vuln.high', { v: 'direct' }, { look: 'vuln' })

  it('passes while a look is fresh, is stale after, and never looked at before', () => {
    expect(judge([age, scan], [covered('h', ['trivy/vuln.high'])], [])?.result).toBe('pass')
    const old = [covered('h', ['trivy/vuln.high'], { staleOn: STALE })]
    expect(judge([age, scan], old, [])).toMatchObject({ result: 'not_assessed', reason: 'stale' })
    expect(judge([age, scan], [], [])?.reason).toBe('never_looked_at')
  })
})

describe('combine any: AppArmor or SELinux, per container', () => {
  const any = safeguard('s', { combine: 'any' })
  const coverage = [covered('h', ['bench/a', 'bench/b'])]
  const say = (...states: StateAt[]) => judge([A, B], coverage, states, any)

  it('passes when each container passes one of the two', () => {
    expect(say(state('h', 'bench/a', 'fail', 'web-1'), state('h', 'bench/b', 'fail', 'web-2'))?.result).toBe(
      'pass',
    )
  })

  it('fails when one container passes neither', () => {
    const states = ['bench/a', 'bench/b'].map((name) => state('h', name, 'fail', 'web-1'))
    expect(say(...states)?.result).toBe('fail')
  })

  it('a check that fails as a whole fails every container', () => {
    expect(say(state('h', 'bench/a', 'fail'), state('h', 'bench/b', 'fail', 'web-1'))?.result).toBe('fail')
    expect(say(state('h', 'bench/a', 'fail'), state('h', 'bench/b', 'pass'))?.result).toBe('pass')
  })

  it('one not applicable drops out', () => {
    const other = state('h', 'bench/b', 'not_applicable')
    expect(say(state('h', 'bench/a', 'fail', 'web-1'), other)?.result).toBe('fail')
    expect(say(state('h', 'bench/a', 'not_applicable'), other)?.result).toBe('not_applicable')
  })

  it('a list cut short does not say that the other containers pass', () => {
    const cut = [covered('h', ['bench/b'], { partialKeys: new Set([A.key]) })]
    const states = [state('h', 'bench/a', 'fail', 'web-1'), state('h', 'bench/b', 'fail', 'web-2')]
    expect(judge([A, B], cut, states, any)?.result).toBe('not_assessed')
  })

  it('an unknown one might pass: not assessed', () => {
    const judged = say(state('h', 'bench/a', 'fail', 'web-1'), state('h', 'bench/b', 'informational'))
    expect(judged).toMatchObject({ result: 'not_assessed', reason: 'needs_review' })
  })
})

describe('laws', () => {
  const NAMES = ['bench/a', 'bench/b', 'bench/one', 'other/c']
  const checks = [A, B, ONE, check('other/c', { s: 'partly' })]
  const anyState = fc
    .record({
      name: fc.constantFrom(...NAMES),
      result: fc.constantFrom(...RESULTS),
      subject: fc.constantFrom('', 'x', 'y'),
    })
    .map(({ name, result, subject }) => state('h', name, result, subject))
  const anyCoverage = fc
    .record({
      names: fc.subarray(NAMES),
      staleOn: fc.constantFrom(FRESH, STALE),
      observedAt: fc.constantFrom(SEEN, '2026-04-02T00:00:00Z'),
      profile: fc.constantFrom('p', 'q'),
      cut: fc.subarray(NAMES),
    })
    .map(({ names, cut, ...more }) =>
      covered('h', names, { ...more, partialKeys: new Set(cut.map((name) => check(name, {}).key)) }),
    )
  const rank = ['pass', 'not_applicable', 'not_assessed', 'fail']
  const world = fc.record({
    states: fc.array(anyState, { maxLength: 6 }),
    coverage: fc.array(anyCoverage, { maxLength: 3 }),
    combine: fc.constantFrom('all' as const, 'any' as const),
  })

  it('a further failing state never makes a result better', () => {
    fc.assert(
      fc.property(world, anyState, ({ states, coverage, combine }, extra) => {
        const s = safeguard('s', { combine })
        const before = judge(checks, coverage, states, s)?.result ?? 'not_assessed'
        const after =
          judge(checks, coverage, [...states, { ...extra, result: 'fail' }], s)?.result ?? 'not_assessed'
        // Not applicable is no judgement that could get better or worse: only fail must stay and pass not appear.
        if (before !== 'not_applicable')
          expect(rank.indexOf(after)).toBeGreaterThanOrEqual(rank.indexOf(before))
      }),
      { numRuns: 500 },
    )
  })

  it('the order of states, coverage and checks does not matter', () => {
    fc.assert(
      fc.property(world, ({ states, coverage, combine }) => {
        const s = safeguard('s', { combine })
        const there = judge(checks, coverage, states, s)
        const back = judge([...checks].reverse(), [...coverage].reverse(), [...states].reverse(), s)
        expect([back?.result, back?.reason]).toEqual([there?.result, there?.reason])
      }),
      { numRuns: 500 },
    )
  })

  it('nothing passes while all coverage is stale', () => {
    fc.assert(
      fc.property(world, ({ states, coverage, combine }) => {
        const old = coverage.map((one) => ({ ...one, staleOn: STALE }))
        expect(judge(checks, old, states, safeguard('s', { combine }))?.result).toBe('not_assessed')
      }),
      { numRuns: 300 },
    )
  })
})
