import { loadFunctionTable } from '@/lib/catalogue/load-function-table'
import type { AssetHistory, LookHistory } from '@/lib/core/asset-history'
import { type FunctionsOverTime, judgedStatesAt } from '@/lib/core/components/functions-over-time'
import { FUNCTION_CHECK_KEY } from '@/lib/core/components/judged-states'
import type { Catalogue } from '@/lib/core/framework'
import type { AssetKind } from '@/lib/core/report'
import type { KnownStanding } from '@/lib/core/standings/judge-standing'
import { knownSeeds } from '@/lib/core/standings/known-seeds'
import { keysBeside } from '@/lib/core/standings/places'
import { kindWords } from '@/lib/core/standings/standing'
import { isKnownThroughout, standingRuns } from '@/lib/core/standings/standing-runs'
import { labelIntervals } from '@/lib/store/assets/label-intervals'
import { retirementsOf } from '@/lib/store/assets/retirements-of'
import { componentLooksFrom } from '@/lib/store/components/component-looks-from'
import { declarationsOf } from '@/lib/store/components/declarations-of'
import { type LookFrom, looksFrom } from '@/lib/store/coverage/looks-from'
import { FOREVER_DATE } from '@/lib/store/forever'
import { staleOn } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { SaidStandingRow } from '@/lib/store/standings/asset-standings'
import type { AssetStandingRow } from '@/lib/store/standings/standing-row'
import { loadStates } from '@/lib/store/states/load-states'
import { goesOn } from './goes-on'
import { type KeptStanding, keptStanding } from './kept-standing'
import { packStandings } from './pack-standings'
import { replaceStandings } from './replace-standings'
import { unpackedStandings } from './unpacked-standings'

export interface TalliedAsset {
  id: string
  kind: string
  firstSeen: Date
}

/** What is known of a change of states: of a look that came in its order, and of one that came late. */
export interface Reach {
  inOrder?: InOrder | undefined
  /** From when on the asset stands as it did without the change; absent: never. */
  until?: Date | undefined
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
 * @param reach `inOrder` where nothing changed but states, and nothing is known from the instant on but the look that changed them: then states
 *   of other checks are not read, unless that look is of a kind that there was none of; `until` where the change ends, labels and retirements
 *   are as they were, and no look begins or ends that is not of that time: then nothing is read, judged or written from there on
 */
export async function tallyAsset(
  tx: TenantTx,
  asset: TalliedAsset,
  since: Date,
  catalogue: Catalogue,
  { inOrder, until = FOREVER_DATE }: Reach = {},
): Promise<void> {
  const keys = inOrder ? keysBeside(catalogue, inOrder.moved) : null
  const [{ old, limits }, looks, some, labels, retired] = await Promise.all([
    inOrder?.kept ?? keptStanding(tx, asset.id, since, until),
    looksFrom(tx, asset.id, since, until),
    loadStates(tx, asset.id, since, until, keys),
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
  const bases = unpackedStandings()
  const before = old.findLast((row) => row.validFrom < since)
  const isBounded = until < FOREVER_DATE
  const hasFunctions = looks.some((look) => look.checkKeys?.includes(FUNCTION_CHECK_KEY))
  const isOther = ({ said }: SaidStandingRow) => said !== null && said.version !== catalogue.version
  if (isBounded && (hasFunctions || !before || old.some(isOther)))
    return tallyAsset(tx, asset, since, catalogue)
  const functions = hasFunctions ? await functionsFrom(tx, asset.id, since) : null
  const input = {
    asset: functions ? { ...history, restated: restating(history, functions) } : history,
    catalogue,
    from: since.getTime(),
    until: until.getTime(),
    turns: functions ? turnsOf(functions) : [],
    // What was foreseen is known only where nothing comes after.
    known: knownStandings(isBounded && before ? [before] : old, history, since.getTime(), {
      version: catalogue.version,
      bases,
    }),
  }
  const isEnough = keys === null || (!functions && isKnownThroughout(input))
  const states = isEnough ? some : await loadStates(tx, asset.id, since, until, null)
  const runs = standingRuns({ ...input, asset: { ...input.asset, states } })
  const { stands, packed } = packStandings(
    runs.map(({ standing }) => standing),
    before?.said ? { id: before.said.id, standing: bases.base(before.said) } : null,
  )
  const next = runs.map(({ from, labels: said, looked }, i): AssetStandingRow => {
    const { standingId, difference } = stands[i] ?? { standingId: null, difference: null }
    return { validFrom: new Date(from), standingId, difference, labels: said, looked }
  })
  const reached = isBounded ? old.at(-1) : undefined
  const rows = reached
    ? goesOn(next, runs.at(-1)?.standing ?? null, { row: reached, standing: bases.of(reached) }, until)
    : next
  await replaceStandings(tx, asset.id, { old, next: rows, since, packed })
}

function knownStandings(
  old: readonly SaidStandingRow[],
  history: AssetHistory,
  since: number,
  { version, bases }: { version: string; bases: ReturnType<typeof unpackedStandings> },
): KnownStanding[] {
  const begins = old.map((row) => row.validFrom.getTime())
  return knownSeeds(begins, history, since).flatMap(({ row, at, words }) => {
    const one = old[row]
    const standing = one?.said?.version === version ? bases.of(one) : null
    return standing ? [{ at, words, standing }] : []
  })
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
