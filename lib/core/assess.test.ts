import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { assess } from './assess'
import { fixFirst } from './fix-first'
import { gauge } from './gauge'
import type { Result } from './report'
import { AT, asset, covered, FRESH, STALE, state } from './testing/evidence'
import type { ApplicabilityProfile, ControlAssessment, Determination, PciProfile } from './verdict'

const catalogue = loadCatalogue(fileURLToPath(new URL('../../frameworks', import.meta.url)))
const bench = catalogue.toolChecks.filter((check) => check.group === 'docker-bench' && check.printedId)
const nameOf = (id: string) => bench.find((check) => check.printedId === id)?.name ?? ''
const host = asset('h')
const MASTER = '1.6.0-master-2024-10'

const generic: ApplicabilityProfile = { family: 'generic', scope: 'all' }
const iso: ApplicabilityProfile = { family: 'iso', scope: 'all', not_applicable: {} }
const pci: PciProfile = { family: 'pci', scope: 'CDE', entity: 'merchant', multi_tenant_provider: false }
const mlps = (s: number, a: number, extensions: 'cloud'[] = []): ApplicabilityProfile => ({
  family: 'mlps',
  object_name: 'x',
  s,
  a,
  g: Math.max(s, a),
  extensions,
  cloud_role: null,
})

interface Seen {
  results?: Record<string, Result>
  without?: (id: string) => boolean
  determinations?: Determination[]
  staleOn?: string
  at?: string
}

/** One host with a whole docker-bench run of which everything passes but what `results` says (by printed id). */
function seen(frameworkId: string, level: string | null, profile: ApplicabilityProfile, how: Seen = {}) {
  const printed = bench.flatMap((check) => check.printedId ?? []).filter((id) => !how.without?.(id))
  return assess({
    catalogue,
    frameworkId,
    level,
    profile,
    assets: [host],
    states: printed.map((id) => state('h', nameOf(id), how.results?.[id] ?? 'pass')),
    coverage: [covered('h', printed.map(nameOf), { profile: MASTER, staleOn: how.staleOn ?? FRESH })],
    determinations: how.determinations ?? [],
    at: how.at ?? AT,
  })
}
const one = (all: ControlAssessment[], id: string) => {
  const found = all.find((assessment) => assessment.control.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

describe('CIS, recommendation by recommendation', () => {
  const cis = (how: Seen = {}) => seen('cis-docker', 'L2', generic, how)

  it('a passing check with a full edge is met, with partial edges only no gap seen', () => {
    const verdicts = new Set(cis().map((a) => a.verdict))
    expect(verdicts).toEqual(new Set(['met', 'no_gap_seen']))
    const met = cis().filter((a) => a.verdict === 'met')
    expect(met.every((a) => a.why.some((entry) => entry.counted && entry.strength === 'full'))).toBe(true)
  })

  it('one failing check is one failing recommendation, although its safeguard has sixteen', () => {
    const gaps = cis({ results: { '1.1.3': 'fail' } }).filter((a) => a.verdict === 'not_met')
    expect(gaps.map((a) => a.control.id)).toEqual(['1.1.3'])
    expect(gaps[0]).toMatchObject({ indication: true, coverage: { assessed: 1, in_scope: 1 } })
  })

  it('without containers, what docker-bench did not print is not assessed', () => {
    const all = cis({ without: (id) => id.startsWith('5.') && id !== '5.1' })
    const open = all.filter((a) => a.verdict === 'not_assessed').map((a) => a.control.id)
    expect(open).toHaveLength(31)
    expect(open.every((id) => id.startsWith('5.'))).toBe(true)
  })

  it('level one has 86 recommendations', () => {
    expect(seen('cis-docker', 'L1', generic)).toHaveLength(86)
  })
})

describe('ISO/IEC 27001:2022', () => {
  it('never says met by itself', () => {
    expect(seen('iso27001-2022', null, iso).filter((a) => a.verdict === 'met')).toEqual([])
  })

  it('A.8.15: one way of logging is enough, and a failing one beside silence is a gap', () => {
    const failing = one(seen('iso27001-2022', null, iso, { results: { '1.1.3': 'fail' } }), 'A.8.15')
    const group = failing.why.filter((entry) => entry.anyOf === 'logging')
    expect(group.length).toBeGreaterThan(1)
    expect(['not_met', 'partly_met']).toContain(failing.machineVerdict)
  })

  it('a control that the statement of applicability excludes is not applicable, with its reason', () => {
    const profile: ApplicabilityProfile = { ...iso, not_applicable: { 'A.8.15': 'no logs' } }
    const excluded = one(seen('iso27001-2022', null, profile, { results: { '1.1.3': 'fail' } }), 'A.8.15')
    expect(excluded).toMatchObject({
      verdict: 'not_applicable',
      reason: 'profile_excludes',
      indication: false,
    })
    expect(excluded.control.notApplicable?.reason).toBe('no logs')
  })

  it('shows supporting and note edges without counting them', () => {
    const edges = seen('iso27001-2022', null, iso).flatMap((a) => a.why)
    for (const entry of edges) {
      expect(entry.counted).toBe(entry.strength !== 'supporting' && entry.onFail === 'gap')
    }
  })
})

describe('等保', () => {
  it('takes S items at level S, A items at level A and all others at the greater', () => {
    const all = seen('mlps-gbt22239-2019', 'L3', mlps(2, 3))
    const framework = catalogue.frameworkById.get('mlps-gbt22239-2019')
    for (const { control } of all) {
      const sag = framework?.controls.find((c) => c.id === control.id)?.extra.sag
      expect(control.level).toBe(sag === 'S' ? 'L2' : 'L3')
    }
    expect(all.length).toBeLessThan(seen('mlps-gbt22239-2019', 'L3', mlps(3, 3)).length)
  })

  it('cloud items apply only with the extension', () => {
    const applicable = (extensions: 'cloud'[]) =>
      seen('mlps-gbt22239-2019', 'L3', mlps(3, 3, extensions)).filter((a) => a.verdict !== 'not_applicable')
        .length
    expect([applicable([]), applicable(['cloud'])]).toEqual([211, 257])
  })

  it('shows that an edge holds by analogy only', () => {
    const all = seen('mlps-gbt22239-2019', 'L3', mlps(3, 3, ['cloud']))
    const analogous = all.filter((a) => a.why.some((entry) => entry.byAnalogy))
    expect(analogous.length).toBeGreaterThan(0)
    expect(analogous.every((a) => /^[A-Z]+2\./.test(a.control.id))).toBe(true)
  })

  it('level five has nothing to assess', () => {
    expect(seen('mlps-gbt22239-2019', 'L5', mlps(5, 5))).toEqual([])
  })

  it('refuses a profile whose G is not the greater of S and A', () => {
    const wrong = { ...mlps(2, 3), g: 2 } as ApplicabilityProfile
    expect(() => seen('mlps-gbt22239-2019', 'L3', wrong)).toThrow(RangeError)
  })
})

describe('PCI DSS 4.0.1', () => {
  const a1 = (all: ControlAssessment[]) => all.filter((a) => a.control.id.startsWith('A1.'))

  it('service provider requirements bind service providers only', () => {
    expect(one(seen('pci-dss-4.0.1', null, pci), '12.4.1')).toMatchObject({
      verdict: 'not_applicable',
      reason: 'other_entity',
    })
    const provider: PciProfile = { ...pci, entity: 'service_provider' }
    expect(one(seen('pci-dss-4.0.1', null, provider), '12.4.1').verdict).toBe('manual')
  })

  it('appendix A1 binds multi-tenant providers only, and only then are its edges counted', () => {
    const merchant = a1(seen('pci-dss-4.0.1', null, pci))
    expect(new Set(merchant.map((a) => a.verdict))).toEqual(new Set(['not_applicable']))
    expect(merchant.flatMap((a) => a.why).some((entry) => entry.counted)).toBe(false)
    const provider: PciProfile = { ...pci, entity: 'service_provider', multi_tenant_provider: true }
    const bound = a1(seen('pci-dss-4.0.1', null, provider))
    expect(bound.some((a) => a.verdict === 'not_applicable')).toBe(false)
    expect(bound.flatMap((a) => a.why).some((entry) => entry.counted)).toBe(true)
  })

  it('2.2.3 has only notes and is for people to judge, whatever they show', () => {
    expect(one(seen('pci-dss-4.0.1', null, pci), '2.2.3')).toMatchObject({
      verdict: 'manual',
      reason: 'no_counted_edge',
    })
  })
})

describe('technologies not in use', () => {
  const rbac = (profile: ApplicabilityProfile) =>
    seen('iso27001-2022', null, profile)
      .flatMap((a) => a.why)
      .find((entry) => entry.safeguard === 'cluster.rbac')

  it('silence about Kubernetes is not its absence', () => {
    expect(rbac(iso)).toMatchObject({ result: 'not_assessed', reason: 'never_looked_at' })
  })

  it('drop out when the profile says so', () => {
    expect(rbac({ ...iso, not_in_use: ['kubernetes'] })).toMatchObject({
      result: 'not_applicable',
      reason: 'not_in_use',
    })
  })
})

describe('determinations', () => {
  const made: Determination = {
    id: 'd',
    controlId: '1.1.3',
    verdict: 'met',
    narrative: 'audited otherwise',
    authorId: 'a',
    approverId: 'b',
    approvedAt: '2026-05-20T00:00:00Z',
    expiresAt: '2026-08-01T00:00:00Z',
  }
  const judged = (determination: Determination, at = AT) =>
    one(
      seen('cis-docker', 'L1', generic, {
        results: { '1.1.3': 'fail' },
        determinations: [determination],
        at,
        staleOn: '2027-01-01T00:00:00Z',
      }),
      '1.1.3',
    )

  it('is final and stands beside the machine’s verdict', () => {
    expect(judged(made)).toMatchObject({
      machineVerdict: 'not_met',
      verdict: 'met',
      indication: false,
      determination: made,
    })
  })

  it.each([
    ['unapproved', { ...made, approverId: null, approvedAt: null }, AT],
    ['approved by its author', { ...made, approverId: 'a' }, AT],
    ['approved later', made, '2026-05-19T00:00:00Z'],
    ['expired', made, '2026-08-01T00:00:00Z'],
  ])('%s changes nothing', (_name, determination, at) => {
    expect(judged(determination, at)).toMatchObject({ verdict: 'not_met', indication: true })
  })
})

describe('gauge', () => {
  it('counts every applicable control once', () => {
    const all = seen('mlps-gbt22239-2019', 'L3', mlps(3, 3), { results: { '5.5': 'fail' } })
    const counts = gauge(all)
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(211)
    expect(counts.gap).toBe(all.filter((a) => a.verdict === 'not_met' || a.verdict === 'partly_met').length)
    expect(counts.determined_met).toBe(0)
  })
})

describe('fixFirst', () => {
  const cis = seen('cis-docker', 'L2', generic, {
    results: { '1.1.3': 'fail', '1.1.4': 'fail', '5.5': 'fail' },
  })
  const ranked = fixFirst([{ frameworkId: 'cis-docker', assessments: cis }], catalogue.checkByKey)

  it('puts first what closes most gaps', () => {
    expect(ranked.map((one) => [one.safeguard, one.closes])).toEqual([
      ['host.docker-audited', 2],
      ['container.not-privileged', 1],
    ])
    expect(ranked[0]?.byFramework).toEqual([
      { frameworkId: 'cis-docker', closes: ['1.1.3', '1.1.4'], touches: ['1.1.3', '1.1.4'] },
    ])
    expect(ranked[0]?.checks.map((check) => check.checkName)).toEqual(
      [nameOf('1.1.4'), nameOf('1.1.3')].sort(),
    )
  })

  it('adds up over frameworks, and counts a gap with two failing safeguards as touched, not closed', () => {
    const assessments = seen('iso27001-2022', null, iso, { results: { '5.5': 'fail', '5.22': 'fail' } })
    const both = fixFirst(
      [
        { frameworkId: 'cis-docker', assessments: cis },
        { frameworkId: 'iso27001-2022', assessments },
      ],
      catalogue.checkByKey,
    )
    const privileged = both.find((one) => one.safeguard === 'container.not-privileged')
    const inIso = privileged?.byFramework.find((f) => f.frameworkId === 'iso27001-2022')
    expect(inIso?.touches.length).toBeGreaterThan(inIso?.closes.length ?? 0)
    expect(privileged?.closes).toBe(1 + (inIso?.closes.length ?? 0))
  })

  it('leaves alone a way of logging that fails beside one that passes', () => {
    const control = one(seen('iso27001-2022', null, iso), 'A.8.15')
    const words = { en: 'x', zh: 'x' }
    const entry = { strength: 'partial', onFail: 'gap', counted: true, rationale: words, assets: [] } as const
    const gap: ControlAssessment = {
      ...control,
      verdict: 'not_met',
      machineVerdict: 'not_met',
      why: [
        { ...entry, assets: [], safeguard: 'a', anyOf: 'g', result: 'fail' },
        { ...entry, assets: [], safeguard: 'b', anyOf: 'g', result: 'pass' },
        { ...entry, assets: [], safeguard: 'c', result: 'fail' },
      ],
    }
    const all = fixFirst([{ frameworkId: 'iso27001-2022', assessments: [gap] }], catalogue.checkByKey)
    expect(all.map((fix) => [fix.safeguard, fix.closes])).toEqual([['c', 1]])
  })

  it('is empty when nothing fails', () => {
    expect(
      fixFirst(
        [{ frameworkId: 'cis-docker', assessments: seen('cis-docker', 'L2', generic) }],
        catalogue.checkByKey,
      ),
    ).toEqual([])
  })
})

describe('laws over the whole catalogue', () => {
  const FRAMEWORKS: [string, string | null, ApplicabilityProfile][] = [
    ['mlps-gbt22239-2019', 'L3', mlps(3, 3, ['cloud'])],
    ['iso27001-2022', null, iso],
    ['pci-dss-4.0.1', null, pci],
    ['cis-docker', 'L2', generic],
    ['nist-800-190', null, generic],
  ]
  const rank = ['met', 'no_gap_seen', 'manual', 'not_assessed', 'partly_met', 'not_met']
  const ids = bench.flatMap((check) => check.printedId ?? [])
  const some = fc.dictionary(
    fc.constantFrom(...ids),
    fc.constantFrom<Result>('fail', 'informational', 'not_checked', 'not_applicable', 'error'),
    { maxKeys: 12 },
  )

  it.each(FRAMEWORKS)('%s: a further failing check makes no verdict better', (id, level, profile) => {
    fc.assert(
      fc.property(some, fc.constantFrom(...ids), (results, extra) => {
        const before = seen(id, level, profile, { results })
        const after = seen(id, level, profile, { results: { ...results, [extra]: 'fail' } })
        for (const [i, was] of before.entries()) {
          const now = after[i]?.verdict ?? 'met'
          expect(rank.indexOf(now), was.control.id).toBeGreaterThanOrEqual(rank.indexOf(was.verdict))
        }
      }),
      { numRuns: 12 },
    )
  })

  it.each(FRAMEWORKS)('%s: nothing is met or without gap on stale evidence', (id, level, profile) => {
    const verdicts = new Set(seen(id, level, profile, { staleOn: STALE }).map((a) => a.verdict))
    expect(
      [...verdicts].filter((v) => v !== 'manual' && v !== 'not_assessed' && v !== 'not_applicable'),
    ).toEqual([])
    expect(verdicts).toContain('not_assessed')
  })

  it.each(FRAMEWORKS)('%s: an empty scope is judged by nobody', (id, level, profile) => {
    const none = assess({
      catalogue,
      frameworkId: id,
      level,
      profile,
      assets: [],
      states: [],
      coverage: [],
      determinations: [],
      at: AT,
    })
    const verdicts = new Set(none.map((a) => a.verdict))
    expect(
      [...verdicts].filter((v) => v !== 'manual' && v !== 'not_assessed' && v !== 'not_applicable'),
    ).toEqual([])
  })
})
