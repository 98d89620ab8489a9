import { type MachineVerdict, truthTable } from './truth-table'
import type { ControlAssessment, WhyEntry } from './verdict'

/**
 * What the machine says of a control on each asset by itself: the same truth table, over what counted safeguards came to on
 * that asset alone. Assets that no counted safeguard concerns are left out; so is every asset where the profile takes the
 * control out. A person's determination is about the control as a whole and is no part of this.
 */
export function verdictsByAsset({ control, why }: ControlAssessment): Map<string, MachineVerdict> {
  const byAsset = new Map<string, WhyEntry[]>()
  if (control.notApplicable) return new Map()
  for (const entry of why) {
    if (!entry.counted) continue
    for (const row of entry.assets) {
      const { reason: _, ...rest } = entry
      const own: WhyEntry = {
        ...rest,
        result: row.result,
        ...(row.reason && { reason: row.reason }),
        assets: [row],
      }
      byAsset.set(row.assetId, [...(byAsset.get(row.assetId) ?? []), own])
    }
  }
  return new Map([...byAsset].map(([asset, entries]) => [asset, verdictOf(entries)]))
}

/** What applies to no part of an asset does not apply to it; over a whole scope that is left to people. */
function verdictOf(entries: readonly WhyEntry[]): MachineVerdict {
  const said = truthTable(entries)
  return said.reason === 'nothing_applies' ? { ...said, verdict: 'not_applicable' } : said
}
