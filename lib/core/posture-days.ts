import { type FunctionsOverTime, judgedStatesAt } from './components/functions-over-time'
import type { Catalogue } from './framework'
import { labelSetId, postureId } from './label-set'
import { endOfLocalDay, localDay } from './local-day'
import { fixOf } from './patch-clock'
import type { KnownLine } from './place-report'
import { safeguardResults } from './safeguard-results'
import { FOREVER } from './timeline'
import type { CoverageAt, ScopedAsset, StateAt } from './verdict'

export interface PostureDaysInput {
  asset: ScopedAsset
  catalogue: Catalogue
  timeZone: string
  /** First local day that is asked about. */
  from: string
  /** Lines of the asset that reach into it. */
  lines: readonly KnownLine[]
  /** Every look that may be fresh on some day asked about. */
  coverage: readonly PostureLook[]
  /** Labels over [from, to), instants. */
  labels: readonly { key: string; value: string; from: number; to: number }[]
  /** Instants [from, to) in which the asset is retired. */
  retired: readonly { from: number; to: number }[]
  /** Containers of a host and what they are declared to be, where a snapshot saw them. */
  functions?: FunctionsOverTime
}

/** A look, and what it is of: those of one set are alike but for their instants. */
export interface PostureLook extends CoverageAt {
  set: string
}

export interface PostureDays {
  dayFrom: string
  /** Exclusive. */
  dayTo: string
  id: string
  labels: Record<string, string>
  results: (readonly [safeguard: string, result: string])[]
}

/**
 * What every safeguard's result on an asset is, from day to day, as it stands at each day's end. Days on which nothing
 * fresh is known are left out, so growing stale is foreseen and needs no write when it happens.
 */
export function postureDays(input: PostureDaysInput): PostureDays[] {
  const days = breakpoints(input)
  const runs: PostureDays[] = []
  days.forEach((day, i) => {
    const next = days[i + 1]
    // After the last breakpoint everything is stale: a posture always ends.
    if (next === undefined) return
    const results = resultsAt(input, endOfLocalDay(day, input.timeZone))
    const last = runs.at(-1)
    if (results.length === 0) return
    const id = postureId(input.catalogue.version, results)
    const labels = labelsAt(input, endOfLocalDay(day, input.timeZone))
    if (last && last.id === id && last.dayTo === day && labelSetId(last.labels) === labelSetId(labels))
      last.dayTo = next
    else runs.push({ dayFrom: day, dayTo: next, id, labels, results })
  })
  return runs
}

/**
 * Days on which something may change: a state begins or ends, a tool looks, evidence grows stale, the asset retires, a
 * component is declared.
 */
function breakpoints(input: PostureDaysInput): string[] {
  const { from, lines, coverage, labels, retired, functions, timeZone } = input
  const instants = [
    ...lines.flatMap((line) => line.intervals.flatMap((i) => [i.validFrom, i.validTo])),
    ...turnsOf(coverage),
    ...labels.flatMap((l) => [l.from, l.to]),
    ...retired.flatMap((r) => [r.from, r.to]),
    ...(functions?.looks.map((look) => look.observedAt) ?? []),
    ...(functions?.declarations.map((declaration) => declaration.validFrom) ?? []),
  ]
  const days = instants.filter((instant) => instant < FOREVER).map((instant) => localDay(instant, timeZone))
  return [...new Set([from, ...days.filter((day) => day > from)])].sort()
}

/**
 * Instants at which what was looked at becomes something else. A look that follows one of its own set, while that is fresh and with
 * no other between, is only later; and what is looked at again in time does not grow stale. So a year of daily reports turns twice.
 */
function turnsOf(coverage: readonly PostureLook[]): number[] {
  const looks = coverage
    .map(({ set, tool, profile, observedAt, staleOn }) => ({
      key: [tool, profile, set].join('\n'),
      at: Date.parse(observedAt),
      end: Date.parse(staleOn),
    }))
    .sort((a, b) => a.at - b.at)
  const next = new Map<string, number>()
  const ends = looks.toReversed().flatMap(({ key, at, end }) => {
    const again = next.get(key) ?? Number.POSITIVE_INFINITY
    next.set(key, at)
    return again < end ? [] : [end]
  })
  const begins = looks.filter((look, i) => {
    const before = looks[i - 1]
    return !before || before.key !== look.key || before.end <= look.at
  })
  return [...begins.map(({ at }) => at), ...ends]
}

function resultsAt(input: PostureDaysInput, at: number): (readonly [string, string])[] {
  const { asset, catalogue, lines, coverage, retired, functions } = input
  if (retired.some((r) => r.from <= at && at < r.to)) return []
  const facts: StateAt[] = lines.flatMap((line) =>
    line.intervals
      .filter((i) => i.validFrom <= at && at < i.validTo)
      .map((i) => ({
        assetId: asset.id,
        checkKey: line.checkKey,
        subject: line.subject,
        result: i.result,
        severity: i.severity,
        detail: i.detail,
        since: new Date(i.validFrom).toISOString(),
        submissionId: i.submissionId,
        at: i.at,
        ...fixOf(i.vulnerability),
      })),
  )
  const host = { assetId: asset.id, labels: labelsAt(input, at), at }
  const states = functions ? judgedStatesAt(facts, functions, host) : facts
  return safeguardResults({
    assets: [asset],
    states,
    coverage: coverage.filter((c) => Date.parse(c.observedAt) <= at),
    toolChecks: catalogue.toolChecks,
    safeguards: catalogue.safeguards,
    at: new Date(at).toISOString(),
  })
    .filter((row) => row.result !== 'not_assessed')
    .map((row) => [row.safeguardId, row.result] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function labelsAt({ labels }: PostureDaysInput, at: number): Record<string, string> {
  return Object.fromEntries(labels.filter((l) => l.from <= at && at < l.to).map((l) => [l.key, l.value]))
}
