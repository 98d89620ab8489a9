import { assessFramework } from './assess-framework'
import { determinationAt, type RecordedDetermination } from './determination-at'
import type { Catalogue } from './framework'
import { gauge } from './gauge'
import { longestClocks } from './longest-clocks'
import { rowsOfBits } from './result-bits'
import type { ResultBits, ScopeThen } from './scope-then'
import type { ApplicabilityProfile, GaugeCounts } from './verdict'

export interface GaugeHistoryInput {
  catalogue: Catalogue
  frameworkId: string
  level: string | null
  profile: ApplicabilityProfile
  /** At each instant, with the results of safeguards, or of recommendations for CIS. */
  scopes: readonly ScopeThen[]
  /** Ids in the order of the results' bits. */
  safeguards: readonly string[]
  determinations: readonly RecordedDetermination[]
  /** Ascending, milliseconds. */
  instants: readonly number[]
  knownAt: Date
}

export interface GaugeThen {
  counts: GaugeCounts & { not_applicable: number }
  coverage: { assessed: number; in_scope: number }
}

/**
 * The stacked gauge of one assessment at many instants. What a control comes to depends on which results its safeguards have
 * in the scope, not on how many assets have them, so it is judged anew only where that set or the determinations changed.
 */
export function gaugeHistory(input: GaugeHistoryInput): GaugeThen[] {
  const known = new Map<string, GaugeThen['counts']>()
  return input.instants.map((at, i) => {
    const then = (input.scopes[i] ?? []).map(({ results }) => results)
    const bits = joined(then, input.safeguards.length)
    const times = { at: new Date(at), knownAt: input.knownAt }
    const determined = input.determinations.flatMap((one) => determinationAt(one, times)?.determination ?? [])
    const said = determined.map(
      (one) =>
        `${one.id} ${one.approvedAt} ${one.expiresAt !== undefined && Date.parse(one.expiresAt) <= at}`,
    )
    const clocks = longestClocks(then)
    // What can still be patched is a gap from one instant to the next.
    const key = `${bits.join()}\n${said.join()}\n${clocks.size > 0 ? at : ''}`
    let counts = known.get(key)
    if (!counts) {
      const controls = assessFramework({
        ...input,
        rows: input.safeguards.flatMap((id, place) => rowsOfBits(id, bits[place] ?? 0, clocks.get(place))),
        determinations: determined,
        at: times.at.toISOString(),
      })
      const not_applicable = controls.filter((one) => one.verdict === 'not_applicable').length
      counts = { ...gauge(controls), not_applicable }
      known.set(key, counts)
    }
    return {
      counts,
      coverage: { assessed: then.filter((one) => one.fresh).length, in_scope: then.length },
    }
  })
}

/** Every result that any of the assets has. */
function joined(then: readonly ResultBits[], length: number): Uint16Array {
  const bits = new Uint16Array(length)
  for (const own of new Set(then.map((one) => one.bits))) {
    for (let place = 0; place < length; place++) bits[place] = (bits[place] ?? 0) | (own[place] ?? 0)
  }
  return bits
}
