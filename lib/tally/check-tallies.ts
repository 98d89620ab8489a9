import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { loadFunctionTable } from '@/lib/catalogue/load-function-table'
import { judgeHosts } from '@/lib/core/components/judge-hosts'
import { judgedStates } from '@/lib/core/components/judged-states'
import { endOfLocalDay } from '@/lib/core/local-day'
import { fixOf } from '@/lib/core/patch-clock'
import { recommendationResults } from '@/lib/core/recommendation-results'
import { resultBit } from '@/lib/core/result-bits'
import { safeguardResults } from '@/lib/core/safeguard-results'
import { standingPlaces } from '@/lib/core/standings/places'
import { resultCode, type Standing } from '@/lib/core/standings/standing'
import type { AssetSafeguard } from '@/lib/core/verdict'
import { assetsAt } from '@/lib/store/assets/assets-at'
import { componentsAt } from '@/lib/store/components/components-at'
import { declarationsAt } from '@/lib/store/components/declarations-at'
import { coverageAt } from '@/lib/store/coverage/coverage-at'
import { FOREVER_DATE } from '@/lib/store/forever'
import { freshnessLimits, staleOn } from '@/lib/store/freshness/freshness-limits'
import { inTenant } from '@/lib/store/in-tenant'
import { standingApart, unpackStanding } from '@/lib/store/standings/pack-standing'
import { standingContents } from '@/lib/store/standings/standing-contents'
import { standingsAt } from '@/lib/store/standings/standings-at'
import { placeOf, vulnerabilityOf } from '@/lib/store/states/state-row'
import { statesAt } from '@/lib/store/states/states-at'

/** Something that is kept of how an asset stands and that its states do not give, or that they give differently. */
export interface TallyDifference {
  assetId: string
  /** `labels`, `fresh`, `there`, or the id of a safeguard or recommendation. */
  what: string
  kept: string
  counted: string
}

/** Judges every asset anew from states and coverage at an instant, or at a local day's end, and compares with what is kept. Empty: equal. */
export async function checkTallies(scope: Scope, when: string | Date): Promise<TallyDifference[]> {
  const at = typeof when === 'string' ? new Date(endOfLocalDay(when, scope.tenant.timeZone)) : when
  const knownAt = new Date(FOREVER_DATE.getTime() - 1)
  const catalogue = loadCatalogue()
  return inTenant(scope, async (tx) => {
    const limits = await freshnessLimits(tx, knownAt)
    const assets = await assetsAt(tx, { at, knownAt })
    const labels = new Map(assets.map((asset) => [asset.id, asset.labels]))
    const facts = (await statesAt(tx, { at, knownAt, assetIds: null })).map((row) => ({
      ...row,
      since: row.validFrom.toISOString(),
      at: placeOf(row),
      ...fixOf(vulnerabilityOf(row)),
    }))
    const judged = judgeHosts({
      looks: await componentsAt(tx, { at, knownAt, assetIds: null }),
      declarations: await declarationsAt(tx, { at, knownAt, assetIds: null }),
      labelsOf: (assetId) => labels.get(assetId) ?? {},
      table: loadFunctionTable(),
    })
    const coverage = (await coverageAt(tx, { at, knownAt, assetIds: null })).map((row) => ({
      ...row,
      checkKeys: new Set(row.checkKeys),
      partialKeys: new Set(row.partialPairs.map((pair) => pair.slice(0, pair.indexOf('/')))),
      observedAt: row.observedAt.toISOString(),
      staleOn: staleOn(row.observedAt, row.tool, limits).toISOString(),
    }))
    const { toolChecks, safeguards } = catalogue
    const looked = { assets, states: judgedStates(facts, judged), coverage, toolChecks, at: at.toISOString() }
    const rows = [...safeguardResults({ ...looked, safeguards }), ...recommendationResults(looked)]
    const kept = (await standingsAt(tx, at))?.assets ?? []
    const ids = new Set(kept.flatMap((row) => row.standingId ?? []))
    const contents = await standingContents(tx, [...ids])
    const bases = new Map(contents.map((said) => [said.id, unpackStanding(said)]))
    const byAsset = new Map(kept.map((row) => [row.assetId, row]))
    const there = new Set(assets.map((asset) => asset.id))
    const gone = kept
      .filter((row) => row.standingId !== null && !there.has(row.assetId))
      .map((row) => ({ assetId: row.assetId, what: 'there', kept: 'yes', counted: 'no' }))
    const differing = assets.flatMap(({ id, labels: own }) => {
      const row = byAsset.get(id)
      const base = bases.get(row?.standingId ?? '')
      if (!row || !base) return [{ assetId: id, what: 'there', kept: 'no', counted: 'yes' }]
      const standing = standingApart(
        base,
        row.difference === null ? null : Buffer.from(row.difference, 'hex'),
      )
      const fresh = coverage.some((look) => look.assetId === id && look.staleOn > looked.at)
      const ends = row.looked.map((then, kind) =>
        staleOn(new Date(then), standing.kinds[kind]?.tool ?? '', limits).getTime(),
      )
      const said = { labels: wordsOf(row.labels), fresh: String(standing.fresh), ...saidOf(standing, ends) }
      const mine = rows.filter((one) => one.assetId === id)
      const counted = { labels: wordsOf(own), fresh: String(fresh), ...rowsSaid(mine) }
      return differences(id, said, counted)
    })
    return [...gone, ...differing]
  })
}

type Said = Readonly<Record<string, string>>

const wordsOf = (labels: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(labels).sort())

function saidOf({ codes, rests, sets, clocks, version }: Standing, ends: readonly number[]): Said {
  const catalogue = loadCatalogue()
  if (version !== catalogue.version) return { version }
  const { safeguards, recommendations } = standingPlaces(catalogue)
  return Object.fromEntries(
    [...safeguards, ...recommendations].flatMap(([id, place]) => {
      if (!codes[place]) return []
      const end = Math.min(...(sets[rests[place] ?? 0] ?? []).map((kind) => ends[kind] ?? 0))
      return [[id, [codes[place], clocks.get(place) ?? 0, Number.isFinite(end) ? end : 'never'].join(' ')]]
    }),
  )
}

function rowsSaid(rows: readonly AssetSafeguard[]): Said {
  return Object.fromEntries(
    rows.map((row) => [
      row.safeguardId,
      [
        resultCode(resultBit(row)),
        row.patch ? Date.parse(row.patch.from) : 0,
        row.staleOn ? Date.parse(row.staleOn) : 'never',
      ].join(' '),
    ]),
  )
}

function differences(assetId: string, kept: Said, counted: Said): TallyDifference[] {
  return [...new Set([...Object.keys(kept), ...Object.keys(counted)])].flatMap((what) => {
    const [a, b] = [kept[what] ?? 'nothing', counted[what] ?? 'nothing']
    return a === b ? [] : [{ assetId, what, kept: a, counted: b }]
  })
}
