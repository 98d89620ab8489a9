import { loadFunctionTable } from '@/lib/catalogue/load-function-table'
import type { AssetHistory, LookHistory } from '@/lib/core/asset-history'
import { type FunctionsOverTime, judgedStatesAt } from '@/lib/core/components/functions-over-time'
import { FUNCTION_CHECK_KEY } from '@/lib/core/components/judged-states'
import type { Catalogue } from '@/lib/core/framework'
import type { AssetKind } from '@/lib/core/report'
import type { KnownStanding } from '@/lib/core/standings/judge-standing'
import { knownSeeds } from '@/lib/core/standings/known-seeds'
import { keysBeside } from '@/lib/core/standings/places'
import { kindWords, type Standing } from '@/lib/core/standings/standing'
import { isKnownThroughout, standingRuns } from '@/lib/core/standings/standing-runs'
import { labelIntervals } from '@/lib/store/assets/label-intervals'
import { retirementsOf } from '@/lib/store/assets/retirements-of'
import { componentLooksFrom } from '@/lib/store/components/component-looks-from'
import { declarationsOf } from '@/lib/store/components/declarations-of'
import { type LookFrom, looksFrom } from '@/lib/store/coverage/looks-from'
import { staleOn } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { SaidStandingRow } from '@/lib/store/standings/asset-standings'
import { standingApart, unpackStanding } from '@/lib/store/standings/pack-standing'
import type { AssetStandingRow, StandingContent } from '@/lib/store/standings/standing-row'
import { loadStates } from '@/lib/store/states/load-states'
import { type KeptStanding, keptStanding } from './kept-standing'
import { packStandings } from './pack-standings'
import { replaceStandings } from './replace-standings'

export interface TalliedAsset {
  id: string
  kind: string
  firstSeen: Date
}

/** What is known of an asset after a look that came in its order. */
export interface InOrder {
  /** Checks of which states changed. */
  moved: readonly string[]
  kept: KeptStanding
}

/**
 * Brings how an asset stands up to date from an instant on, in the transaction of the change (docs/decisions/057). The asset's row
 * is locked by the caller; what was before the instant has not changed.
 * @param inOrder where nothing changed but states, and nothing is known from the instant on but the look that changed them: then states
 *   of other checks are not read, unless that look is of a kind that there was none of
 */
export async function tallyAsset(
  tx: TenantTx,
  asset: TalliedAsset,
  since: Date,
  catalogue: Catalogue,
  inOrder?: InOrder,
): Promise<void> {
  const keys = inOrder ? keysBeside(catalogue, inOrder.moved) : null
  const [{ old, limits }, looks, some, labels, retired] = await Promise.all([
    inOrder?.kept ?? keptStanding(tx, asset.id, since),
    looksFrom(tx, asset.id, since),
    loadStates(tx, asset.id, since, keys),
    labelIntervals(tx, asset.id),
    retirementsOf(tx, [asset.id]),
  ])
  const over = ({ validFrom, validTo }: { validFrom: Date; validTo: Date }) => ({
    from: validFrom.getTime(),
    to: validTo.getTime(),
  })
  const first = looks[0]?.observedAt ?? asset.firstSeen
  const history: AssetHistory = {
    id: asset.id,
    kind: asset.kind as AssetKind,
    firstSeen: Math.min(asset.firstSeen.getTime(), first.getTime()),
    labels: labels.map((one) => ({ key: one.key, value: one.value, ...over(one) })),
    retired: retired.map(over),
    looks: kindsOf(looks, limits),
    states: some,
  }
  const bases = unpacked()
  const functions = looks.some((look) => look.checkKeys?.includes(FUNCTION_CHECK_KEY))
    ? await functionsFrom(tx, asset.id, since)
    : null
  const input = {
    asset: functions ? { ...history, restated: restating(history, functions) } : history,
    catalogue,
    from: since.getTime(),
    turns: functions ? turnsOf(functions) : [],
    known: knownStandings(old, history, since.getTime(), { version: catalogue.version, bases }),
  }
  const isEnough = keys === null || (!functions && isKnownThroughout(input))
  const states = isEnough ? some : await loadStates(tx, asset.id, since, null)
  const runs = standingRuns({ ...input, asset: { ...input.asset, states } })
  const before = old.findLast((row) => row.validFrom < since)
  const { stands, packed } = packStandings(
    runs.map(({ standing }) => standing),
    before?.said ? { id: before.said.id, standing: bases.of(before.said) } : null,
  )
  const next = runs.map(({ from, labels: said, looked }, i): AssetStandingRow => {
    const { standingId, difference } = stands[i] ?? { standingId: null, difference: null }
    return { validFrom: new Date(from), standingId, difference, labels: said, looked }
  })
  await replaceStandings(tx, asset.id, { old, next, since, packed })
}

function knownStandings(
  old: readonly SaidStandingRow[],
  history: AssetHistory,
  since: number,
  { version, bases }: { version: string; bases: Bases },
): KnownStanding[] {
  const begins = old.map((row) => row.validFrom.getTime())
  return knownSeeds(begins, history, since).flatMap(({ row, at, words }) => {
    const { said, difference = null } = old[row] ?? {}
    return said?.version === version
      ? [{ at, words, standing: standingApart(bases.of(said), difference) }]
      : []
  })
}

type Bases = ReturnType<typeof unpacked>

/** Standings by their rows, each unpacked once. */
function unpacked() {
  const known = new Map<string, Standing>()
  return {
    of(said: StandingContent): Standing {
      const standing = known.get(said.id) ?? unpackStanding(said)
      known.set(said.id, standing)
      return standing
    },
  }
}

function kindsOf(looks: readonly LookFrom[], limits: ReadonlyMap<string, number>): LookHistory[] {
  const keysOf = new Map(
    looks.flatMap(({ setId, checkKeys }) => (checkKeys ? [[setId, new Set(checkKeys)]] : [])),
  )
  const kinds = new Map<string, LookHistory & { looks: LookHistory['looks'][number][] }>()
  for (const { tool, profile, setId, observedAt, submissionId, partialPairs } of looks) {
    const words = kindWords({ tool, profile, setId })
    const kind = kinds.get(words) ?? {
      tool,
      profile,
      setId,
      checkKeys: keysOf.get(setId) ?? new Set(),
      looks: [],
    }
    kinds.set(words, kind)
    kind.looks.push({
      observedAt: observedAt.getTime(),
      staleOn: staleOn(observedAt, tool, limits).getTime(),
      submissionId,
      partialKeys: [...new Set(partialPairs.map((pair) => pair.slice(0, pair.indexOf('/'))))],
    })
  }
  return [...kinds.values()]
}

async function functionsFrom(tx: TenantTx, assetId: string, from: Date): Promise<FunctionsOverTime> {
  const looks = await componentLooksFrom(tx, assetId, from)
  const declarations = await declarationsOf(tx, assetId)
  return {
    looks: looks.map(({ observedAt, components }) => ({ observedAt: observedAt.getTime(), components })),
    declarations: declarations.map((row) => ({ ...row, validFrom: row.validFrom.getTime() })),
    table: loadFunctionTable(),
  }
}

const turnsOf = ({ looks, declarations }: FunctionsOverTime): number[] => [
  ...looks.map((look) => look.observedAt),
  ...declarations.map((declaration) => declaration.validFrom),
]

/** Holds the declarations of each instant against the facts that snapshots gave by then. */
function restating({ id, labels }: AssetHistory, functions: FunctionsOverTime): AssetHistory['restated'] {
  return {
    checkKeys: new Set([FUNCTION_CHECK_KEY]),
    at: (states, at) => {
      const own = labels.filter((label) => label.from <= at && at < label.to)
      const said = Object.fromEntries(own.map(({ key, value }) => [key, value]))
      return judgedStatesAt(states, functions, { assetId: id, labels: said, at })
    },
  }
}
