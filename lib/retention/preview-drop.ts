import type { Scope } from '@/lib/access/keys'
import { toHex } from '@/lib/proof/hex'
import { firstIdOf } from '@/lib/store/first-id-of'
import { inTenant } from '@/lib/store/in-tenant'
import { monthsAgo } from '@/lib/store/retention/months-ago'
import { oldEvidence, passedSubmission } from '@/lib/store/retention/old-evidence'
import { PIECES } from './drop-batch'
import { noReports } from './named-by-reports'
import { whyKept } from './why-kept'

/** Pieces of evidence that are looked at while somebody waits. */
const MOST_PIECES = 5000

export interface DropPreview {
  months: number
  received_before: string
  dropped: { pieces: number; bytes: number }
  /** By why they stay. */
  kept: { pieces: number; why: Record<string, number> }
  /** False: only the newest were looked at. */
  complete: boolean
}

/** What would go today if bytes were kept for so many months, and what would stay, and why. Drops nothing. */
export async function previewDrop(scope: Scope, months: number): Promise<DropPreview> {
  const horizon = await inTenant(scope, (tx) => monthsAgo(tx, months))
  const named = noReports()
  const from = firstIdOf(new Date(0))
  const dropped = { pieces: 0, bytes: 0 }
  const why: Record<string, number> = {}
  const seen = new Set<string>()
  let before: string | null = firstIdOf(horizon)
  while (before && seen.size < MOST_PIECES) {
    const range: { from: string; before: string } = { from, before }
    before = await inTenant(scope, async (tx) => {
      const found = await oldEvidence(tx, { ...range, limit: PIECES })
      const fresh = new Map(found.map((one) => [toHex(one.sha256), one]))
      for (const hex of fresh.keys()) if (seen.has(hex)) fresh.delete(hex)
      const kept = await whyKept(
        tx,
        [...fresh.values()].map(({ sha256 }) => sha256),
        { before: horizon, named },
      )
      for (const [hex, { bytes }] of fresh) {
        seen.add(hex)
        const reason = kept.get(hex)
        if (reason) why[reason] = (why[reason] ?? 0) + 1
        else {
          dropped.pieces++
          dropped.bytes += bytes
        }
      }
      const last = found.length === PIECES ? found.at(-1)?.id : null
      return last ?? (await passedSubmission(tx, range))
    })
  }
  const pieces = Object.values(why).reduce((sum, n) => sum + n, 0)
  return {
    months,
    received_before: horizon.toISOString(),
    dropped,
    kept: { pieces, why },
    complete: before === null,
  }
}
