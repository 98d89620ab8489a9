import type { AssetHistory, StateOver } from '../asset-history'
import { assetLook } from '../asset-look'
import { checkByKey } from '../check-by-key'
import type { Catalogue } from '../framework'
import { judgeSafeguard } from '../judge-safeguard'
import { stateOfHistory } from '../state-of-history'
import type { StateAt } from '../verdict'
import { draftStanding } from './draft-standing'
import { looksThen } from './looks-then'
import { standingPlaces } from './places'
import type { Standing } from './standing'

/** A standing that is known, as of the states of an instant, under looks of these words. */
export interface KnownStanding {
  at: number
  words: string
  standing: Standing
}

/**
 * Works out what an asset's safeguards and recommendations come to at instants of its history. A place is judged anew only where
 * no standing under the same looks is known, or a state of its checks began or ended between the two.
 */
export function standingJudge(asset: AssetHistory, catalogue: Catalogue, known: readonly KnownStanding[]) {
  const { all } = standingPlaces(catalogue)
  const statesOf = new Map<string, StateOver[]>()
  for (const state of asset.states) {
    const own = statesOf.get(state.checkKey)
    if (own) own.push(state)
    else statesOf.set(state.checkKey, [state])
  }
  const own = all.map(({ keys }) => keys.flatMap((key) => statesOf.get(key) ?? []))
  const restates = all.map(({ keys }) => keys.some((key) => asset.restated?.checkKeys.has(key)))
  const byWords = new Map(known.map((one) => [one.words, one]))
  const checks = checkByKey(catalogue.toolChecks)
  // A state belongs to several places, and stands at several instants.
  const told = new Map<StateOver, StateAt>()
  const tell = (state: StateOver) => {
    const known = told.get(state) ?? stateOfHistory(asset.id, state)
    told.set(state, known)
    return known
  }

  return (at: number): Standing => {
    const looks = looksThen(asset, at)
    const base = byWords.get(looks.words)
    const [from, to] = base ? [Math.min(base.at, at), Math.max(base.at, at)] : [0, 0]
    const moved = (place: number) =>
      restates[place] ||
      own[place]?.some((s) => (from < s.from && s.from <= to) || (from < s.to && s.to <= to))
    const places = all.flatMap((_, place) => (!base || moved(place) ? place : []))
    let standing = base?.standing
    if (!standing || places.length > 0) {
      const draft = draftStanding(catalogue, looks, standing)
      const look = assetLook(looks.coverage, checks, new Date(at).toISOString())
      for (const place of places) {
        const holding = (own[place] ?? []).filter((state) => state.from <= at && at < state.to)
        const facts = holding.map(tell)
        const states = restates[place] && asset.restated ? asset.restated.at(facts, at) : facts
        const one = all[place]
        if (!one) continue
        const of = { id: asset.id, kind: asset.kind, name: '', labels: {} }
        const row = judgeSafeguard(of, one.safeguard, one.checks, look, (key) =>
          states.filter((state) => state.checkKey === key),
        )
        draft.write(place, row)
      }
      standing = draft.done()
    }
    byWords.set(looks.words, { at, words: looks.words, standing })
    return standing
  }
}
