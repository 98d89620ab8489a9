import type { AssetHistory } from '../asset-history'
import { looksThen } from './looks-then'

/** A row of how an asset stands that need not be judged again: its place, and as what it may be taken (`KnownStanding`). */
export interface Seed {
  row: number
  at: number
  words: string
}

/**
 * Which rows of how an asset stood are still known after a change from an instant on: how it stood just before, and, where nothing
 * looked at it later, how it was foreseen to stand as its evidence grows stale.
 * @param begins when each row begins: the last before the instant, and those from it on; milliseconds @param asset as it is now known
 */
export function knownSeeds(begins: readonly number[], asset: AssetHistory, since: number): Seed[] {
  // Of an asset that is done from its beginning, limits may be others than they were.
  if (begins[0] === undefined || begins[0] >= since) return []
  const looks = asset.looks.flatMap((kind) => kind.looks.map((look) => look.observedAt))
  const isLate =
    looks.some((at) => at > since) || looks.filter((at) => at === since).length > 1 || begins.includes(since)
  return begins.flatMap((begin, row) => {
    if (isLate && begin >= since) return []
    const { words } = looksThen(asset, since - 1, Math.max(begin, since - 1))
    return { row, at: since - 1, words }
  })
}
