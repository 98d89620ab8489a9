import type { TenantTx } from '@/lib/store/in-tenant'
import { NEEDS, type Need, neededEvidence } from '@/lib/store/retention/needed-evidence'
import { standingUpon } from '@/lib/store/retention/standing-upon'
import { type NamedByReports, openReports } from './named-by-reports'

/** Why the bytes of old evidence stay: what they are needed for, a kept report that names them, or what stays stands on them. */
export type WhyKept = Need | 'report' | 'base'

export const WHY_KEPT: readonly WhyKept[] = [...NEEDS, 'report', 'base']

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** Which of these pieces of evidence must stay, by their hash in hex, and why. */
export async function whyKept(
  tx: TenantTx,
  sha256: readonly Uint8Array<ArrayBuffer>[],
  { before, named }: { before: Date; named: NamedByReports },
): Promise<Map<string, WhyKept>> {
  const kept = new Map<string, WhyKept>()
  const needs = await neededEvidence(tx, sha256, before)
  const rank = (need: Need) => NEEDS.indexOf(need)
  for (const { sha256: hash, need } of needs.toSorted((a, b) => rank(b.need) - rank(a.need)))
    kept.set(hexOf(hash), need)
  await openReports(tx, named, before)
  for (const hash of sha256) {
    const hex = hexOf(hash)
    if (!kept.has(hex) && named.evidence.has(hex)) kept.set(hex, 'report')
  }
  const asked = new Set(sha256.map(hexOf))
  const upon = (await standingUpon(tx, sha256)).map((one) => ({
    sha256: hexOf(one.sha256),
    base: hexOf(one.base),
  }))
  // What stays keeps its base, and that one its own.
  for (let isMore = true; isMore; ) {
    isMore = false
    for (const { sha256: hex, base } of upon) {
      if (kept.has(base) || (asked.has(hex) && !kept.has(hex))) continue
      kept.set(base, 'base')
      isMore = true
    }
  }
  return kept
}
