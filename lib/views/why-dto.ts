import type { AssetSafeguard, WhyEntry } from '@/lib/core/verdict'
import type { WhySafeguardDto } from './control.schema'
import { whyChecks } from './why-check-dto'
import { type WhyContext, whyAssetRef } from './why-context'

/** One edge of a control: why it maps, what its safeguard came to on each asset, and which checks say so. */
export function whySafeguard(entry: WhyEntry, context: WhyContext): WhySafeguardDto {
  const safeguard = context.catalogue.safeguardById.get(entry.safeguard)
  if (!safeguard) throw new Error(`${entry.safeguard} is no safeguard`)
  return {
    safeguard: entry.safeguard,
    title: safeguard.title,
    why: safeguard.why,
    strength: entry.strength,
    on_fail: entry.onFail,
    counted: entry.counted,
    uncounted: entry.uncounted ?? null,
    any_of: entry.anyOf ?? null,
    by_analogy: entry.byAnalogy ?? false,
    condition: entry.condition ?? null,
    rationale: entry.rationale,
    result: entry.result,
    reason: entry.reason ?? null,
    assets: entry.assets.map((row) => assetResult(row, context)),
    checks: whyChecks(entry.assets, context),
  }
}

function assetResult(row: AssetSafeguard, context: WhyContext): WhySafeguardDto['assets'][number] {
  return {
    asset: whyAssetRef(context, row.assetId),
    result: row.result,
    reason: row.reason ?? null,
    observed_at: row.observedAt ?? null,
    stale_on: row.staleOn ?? null,
    ...patchOf(row),
  }
}

function patchOf({
  patch,
  patchDue,
  result,
}: AssetSafeguard): Pick<WhySafeguardDto['assets'][number], 'patch'> {
  if (!patch || !patchDue) return {}
  return { patch: { ...patch, due: patchDue, overdue: result === 'fail' } }
}

/** Submissions that a control's reasons rest on. */
export function submissionsOf(why: readonly WhyEntry[]): string[] {
  const inputs = why.flatMap((entry) => entry.assets).flatMap((row) => row.inputs)
  return inputs.flatMap((input) => [
    ...(input.submissionId ? [input.submissionId] : []),
    ...input.states.map((state) => state.submissionId),
  ])
}
