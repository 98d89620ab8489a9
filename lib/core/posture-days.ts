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
  coverage: readonly CoverageAt[]
  /** Labels over [from, to), instants. */
  labels: readonly { key: string; value: string; from: number; to: number }[]
  /** Instants [from, to) in which the asset is retired. */
  retired: readonly { from: number; to: number }[]
  /** Containers of a host and what they are declared to be, where a snapshot saw them. */
  functions?: FunctionsOverTime
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
    const results = resultsAt(input, endOfLocalDay(day, input.timeZone))
    const last = runs.at(-1)
    // After the last breakpoint everything is stale: a posture always ends.
    if (results.length === 0 || next === undefined) return
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
    ...coverage.flatMap((c) => [Date.parse(c.observedAt), Date.parse(c.staleOn)]),
    ...labels.flatMap((l) => [l.from, l.to]),
    ...retired.flatMap((r) => [r.from, r.to]),
    ...(functions?.looks.map((look) => look.observedAt) ?? []),
    ...(functions?.declarations.map((declaration) => declaration.validFrom) ?? []),
  ]
  const days = instants.filter((instant) => instant < FOREVER).map((instant) => localDay(instant, timeZone))
  return [...new Set([from, ...days.filter((day) => day > from)])].sort()
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
