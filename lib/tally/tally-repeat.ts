import { kindWords, type LookKind } from '@/lib/core/standings/standing'
import { staleOn } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { KeptStanding } from './kept-standing'
import { replaceStandings } from './replace-standings'

export interface Repeat extends LookKind {
  partialPairs: readonly string[]
  assetId: string
  /** When the same was said last, and now. Nothing speaks of the asset after. */
  before: Date
  at: Date
}

/**
 * Brings how an asset stands up to date with a look that repeats the one before it, word for word, without judging anew: it goes on
 * as it stands until this one grows stale.
 * @returns false where it must be judged: other kinds of looks have a say, or something else turns
 */
export async function tallyRepeat(
  tx: TenantTx,
  repeat: Repeat,
  { limits, old }: KeptStanding,
): Promise<boolean> {
  const { assetId, before, at, tool } = repeat
  const [now, stale, ...more] = old
  const ends = staleOn(before, tool, limits)
  if (!now?.said || !stale || more.length > 0 || now.validFrom >= at || ends <= at) return false
  if (now.said.kinds.join() !== kindWords(repeat) || now.looked[0] !== before.getTime()) return false
  if (stale.validFrom.getTime() !== ends.getTime()) return false
  const next = [
    { ...now, validFrom: at, looked: [at.getTime()] },
    { ...stale, validFrom: staleOn(at, tool, limits), looked: [at.getTime()] },
  ]
  await replaceStandings(tx, assetId, { old, next, since: at, packed: [] })
  return true
}
