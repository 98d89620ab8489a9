import type { CatalogueCheck } from './framework'
import { truthTable } from './truth-table'
import type { ControlAssessment, WhyEntry } from './verdict'

export interface FixFirst {
  safeguard: string
  /** Controls that are a gap now and no longer once the safeguard passes everywhere. */
  closes: number
  /** Controls whose gap it is a part of. */
  touches: number
  byFramework: { frameworkId: string; closes: string[]; touches: string[] }[]
  /** Failing checks and on which assets, most assets first. */
  checks: { checkKey: string; checkName: string; assets: string[] }[]
  /** Assets on which it fails. */
  assets: string[]
}

export interface AssessedFramework {
  frameworkId: string
  assessments: readonly ControlAssessment[]
}

const isGap = (verdict: string) => verdict === 'not_met' || verdict === 'partly_met'
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** What an entry's result is of: the safeguard, or in CIS the recommendation, which all of its edges share. */
const judgedAs = (entry: WhyEntry) => entry.assets[0]?.safeguardId ?? entry.safeguard

/** Failing counted entries whose safeguard a failing check speaks of; a recommendation may have edges from others too. */
function failing(why: readonly WhyEntry[], checkByKey: ReadonlyMap<string, CatalogueCheck>): WhyEntry[] {
  const counted = why.filter((entry) => entry.counted)
  // A group of which one member passes is no part of the gap.
  const saved = new Set(counted.flatMap((e) => (e.result === 'pass' && e.anyOf ? e.anyOf : [])))
  const all = counted.filter((e) => e.result === 'fail' && !(e.anyOf && saved.has(e.anyOf)))
  const spokenOf = all.filter((entry) =>
    entry.assets.some((row) =>
      row.inputs.some(
        (input) =>
          input.result === 'fail' &&
          checkByKey.get(input.checkKey)?.safeguards.some((one) => one.id === entry.safeguard),
      ),
    ),
  )
  return spokenOf.length > 0 ? spokenOf : all
}

function mended(why: readonly WhyEntry[], safeguard: string): WhyEntry[] {
  const same = new Set(why.filter((entry) => entry.safeguard === safeguard).map(judgedAs))
  return why.map((entry) =>
    entry.result === 'fail' && same.has(judgedAs(entry)) ? { ...entry, result: 'pass' as const } : entry,
  )
}

function failingChecks(entries: readonly WhyEntry[]): Pick<FixFirst, 'checks' | 'assets'> {
  const checks = new Map<string, { checkName: string; assets: Set<string> }>()
  const assets = new Set<string>()
  for (const row of entries.flatMap((entry) => entry.assets)) {
    if (row.result !== 'fail') continue
    assets.add(row.assetId)
    for (const { checkKey, checkName, result } of row.inputs) {
      if (result !== 'fail') continue
      const known = checks.get(checkKey) ?? { checkName, assets: new Set<string>() }
      checks.set(checkKey, { ...known, assets: known.assets.add(row.assetId) })
    }
  }
  const list = [...checks].map(([checkKey, { checkName, assets: on }]) => ({
    checkKey,
    checkName,
    assets: [...on].sort(compare),
  }))
  list.sort((a, b) => b.assets.length - a.assets.length || compare(a.checkName, b.checkName))
  return { checks: list, assets: [...assets].sort(compare) }
}

/**
 * What to fix first: failing safeguards by the number of gaps that fixing each of them alone closes, over all given
 * frameworks; then by the gaps it is a part of, then by fewer assets to mend, then by id. A gap that a person
 * has determined otherwise is none.
 * @param countOf how many assets there are of rows' `assetId`s, where rows stand for several
 */
export function fixFirst(
  frameworks: readonly AssessedFramework[],
  checkByKey: ReadonlyMap<string, CatalogueCheck>,
  countOf: (assets: readonly string[]) => number = (assets) => assets.length,
): FixFirst[] {
  const entries = new Map<string, WhyEntry[]>()
  const frameworksOf = new Map<string, Map<string, { closes: string[]; touches: string[] }>>()
  for (const { frameworkId, assessments } of frameworks) {
    for (const { control, verdict, machineVerdict, why } of assessments) {
      if (!isGap(verdict) || !isGap(machineVerdict)) continue
      for (const safeguard of new Set(failing(why, checkByKey).map((entry) => entry.safeguard))) {
        const own = why.filter((entry) => entry.safeguard === safeguard)
        entries.set(safeguard, [...(entries.get(safeguard) ?? []), ...own])
        const counts =
          frameworksOf.get(safeguard) ?? new Map<string, { closes: string[]; touches: string[] }>()
        const count = counts.get(frameworkId) ?? { closes: [], touches: [] }
        count.touches.push(control.id)
        if (!isGap(truthTable(mended(why, safeguard)).verdict)) count.closes.push(control.id)
        counts.set(frameworkId, count)
        frameworksOf.set(safeguard, counts)
      }
    }
  }
  const ranked = [...frameworksOf].map(([safeguard, counts]): FixFirst => {
    const byFramework = [...counts].map(([frameworkId, count]) => ({ frameworkId, ...count }))
    const sum = (of: 'closes' | 'touches') => byFramework.reduce((n, one) => n + one[of].length, 0)
    const { checks, assets } = failingChecks(entries.get(safeguard) ?? [])
    return { safeguard, closes: sum('closes'), touches: sum('touches'), byFramework, checks, assets }
  })
  const counts = new Map<FixFirst, number>()
  const counted = (one: FixFirst) => {
    const count = counts.get(one) ?? countOf(one.assets)
    counts.set(one, count)
    return count
  }
  return ranked.sort(
    (a, b) =>
      b.closes - a.closes ||
      b.touches - a.touches ||
      counted(a) - counted(b) ||
      compare(a.safeguard, b.safeguard),
  )
}
