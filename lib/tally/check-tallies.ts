import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { loadFunctionTable } from '@/lib/catalogue/load-function-table'
import { judgeHosts } from '@/lib/core/components/judge-hosts'
import { judgedStates } from '@/lib/core/components/judged-states'
import { labelSetId, postureId } from '@/lib/core/label-set'
import { endOfLocalDay } from '@/lib/core/local-day'
import { fixOf } from '@/lib/core/patch-clock'
import { safeguardResults } from '@/lib/core/safeguard-results'
import { allAssets } from '@/lib/store/assets/all-assets'
import { labelsOf } from '@/lib/store/assets/labels-of'
import { retirementsOf } from '@/lib/store/assets/retirements-of'
import { componentsAt } from '@/lib/store/components/components-at'
import { declarationsAt } from '@/lib/store/components/declarations-at'
import { coverageAt } from '@/lib/store/coverage/coverage-at'
import { FOREVER_DATE } from '@/lib/store/forever'
import { freshnessLimits, staleOn } from '@/lib/store/freshness/freshness-limits'
import { inTenant } from '@/lib/store/in-tenant'
import { talliesOn } from '@/lib/store/postures/tallies-on'
import { placeOf, vulnerabilityOf } from '@/lib/store/states/state-row'
import { statesAt } from '@/lib/store/states/states-at'

/** A tally that the states do not give, or that they give differently. */
export interface TallyDifference {
  labelSetId: string
  kind: string
  postureId: string
  kept: number
  counted: number
}

/** Counts the postures of a local day's end from states and coverage, and compares with the running sums. Empty: equal. */
export async function checkTallies(scope: Scope, day: string): Promise<TallyDifference[]> {
  const at = new Date(endOfLocalDay(day, scope.tenant.timeZone))
  const knownAt = new Date(FOREVER_DATE.getTime() - 1)
  const catalogue = loadCatalogue()
  return inTenant(scope, async (tx) => {
    const limits = await freshnessLimits(tx, knownAt)
    const retired = (await retirementsOf(tx, null)).filter((r) => r.validFrom <= at && r.validTo > at)
    const assets = (await allAssets(tx)).filter((asset) => !retired.some((r) => r.assetId === asset.id))
    const labels = await labelsOf(tx, null, { at, knownAt })
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
    const rows = safeguardResults({
      assets: assets.map((asset) => ({ id: asset.id, kind: asset.kind, name: '', labels: {} })),
      states: judgedStates(facts, judged),
      coverage: (await coverageAt(tx, { at, knownAt, assetIds: null })).map((row) => ({
        ...row,
        checkKeys: new Set([...row.checkKeys, ...row.partialPairs.map((pair) => pair.split('/')[0] ?? '')]),
        observedAt: row.observedAt.toISOString(),
        staleOn: staleOn(row.observedAt, row.tool, limits).toISOString(),
      })),
      toolChecks: catalogue.toolChecks,
      safeguards: catalogue.safeguards,
      at: at.toISOString(),
    })
    const counted = new Map<string, number>()
    for (const asset of assets) {
      const results = rows
        .filter((r) => r.assetId === asset.id && r.result !== 'not_assessed')
        .map((r) => [r.safeguardId, r.result] as const)
      if (results.length === 0) continue
      const key = [
        labelSetId(labels.get(asset.id) ?? {}),
        asset.kind,
        postureId(catalogue.version, results),
      ].join('\n')
      counted.set(key, (counted.get(key) ?? 0) + 1)
    }
    const kept = new Map(
      (await talliesOn(tx, day)).map((t) => [[t.labelSetId, t.kind, t.postureId].join('\n'), t.n]),
    )
    return differences(kept, counted)
  })
}

function differences(
  kept: ReadonlyMap<string, number>,
  counted: ReadonlyMap<string, number>,
): TallyDifference[] {
  return [...new Set([...kept.keys(), ...counted.keys()])].flatMap((key) => {
    const [labelSetId = '', kind = '', postureId = ''] = key.split('\n')
    const [a, b] = [kept.get(key) ?? 0, counted.get(key) ?? 0]
    return a === b ? [] : [{ labelSetId, kind, postureId, kept: a, counted: b }]
  })
}
