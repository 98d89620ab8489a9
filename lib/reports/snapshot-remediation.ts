import { loadRemediation } from '@/lib/catalogue/load-remediation'
import { fixFirst } from '@/lib/core/fix-first'
import type { ReportSnapshot } from '@/lib/core/report-snapshot'
import type { WhyEntry } from '@/lib/core/verdict'
import type { Judged } from '@/lib/views/judged'

/**
 * What to do about every safeguard that fails and is counted, once each: in the order of fix-first, then those no open gap hangs
 * on (a person determined otherwise, or another of the same group passes), most assets first. The texts are the running
 * version's, frozen here.
 * @param refs printed number of a control by its id
 */
export function snapshotRemediation(
  judged: Judged,
  refs: ReadonlyMap<string, string>,
): NonNullable<ReportSnapshot['remediation']> {
  const { catalogue } = judged
  const advice = loadRemediation()
  return failing(judged).flatMap(({ safeguard, controls, assets }) => {
    const known = advice.get(safeguard)
    if (!known) return []
    return {
      safeguard,
      title: catalogue.safeguardById.get(safeguard)?.title ?? { en: safeguard, zh: safeguard },
      summary: known.summary,
      forms: known.forms,
      retest: known.retest,
      controls: judged.controls
        .filter(({ control }) => controls.has(control.id))
        .map(({ control }) => refs.get(control.id) ?? control.id),
      assets: assets.size,
    }
  })
}

interface Failing {
  safeguard: string
  controls: Set<string>
  assets: Set<string>
}

function failing({ catalogue, framework, controls }: Judged): Failing[] {
  const ranked = fixFirst([{ frameworkId: framework.id, assessments: controls }], catalogue.checkByKey)
  const found = new Map<string, Failing>()
  const add = (safeguard: string, control: string, assets: readonly string[]) => {
    const known = found.get(safeguard) ?? { safeguard, controls: new Set(), assets: new Set() }
    found.set(safeguard, known)
    known.controls.add(control)
    for (const asset of assets) known.assets.add(asset)
  }
  for (const { safeguard, byFramework, assets } of ranked)
    for (const control of byFramework.flatMap((one) => one.touches)) add(safeguard, control, assets)
  const open = new Set(found.keys())
  for (const { control, why } of controls) {
    for (const entry of why) {
      const assets = entry.assets.filter((row) => row.result === 'fail').map((row) => row.assetId)
      if (failsItself(entry)) add(entry.safeguard, control.id, assets)
    }
  }
  const rest = [...found.values()].filter((one) => !open.has(one.safeguard))
  rest.sort((a, b) => b.assets.size - a.assets.size || (a.safeguard < b.safeguard ? -1 : 1))
  return [...[...open].flatMap((safeguard) => found.get(safeguard) ?? []), ...rest]

  /** A recommendation of CIS fails as one, with edges from safeguards that its failing check does not speak of. */
  function failsItself({ counted, result, safeguard, assets }: WhyEntry): boolean {
    if (!counted || result !== 'fail') return false
    const checks = assets.flatMap((row) => row.inputs.filter((input) => input.result === 'fail'))
    return checks.some(({ checkKey }) =>
      catalogue.checkByKey.get(checkKey)?.safeguards.some((one) => one.id === safeguard),
    )
  }
}
