import { TooLarge } from '@/lib/core/errors'

/** FIRST scores some 300,000 flaws; a small packed file may unpack to many millions of rows. */
const MOST_ENTRIES = 1_000_000

/** Asked with each entry, so that reading stops there. @throws TooLarge */
export function withinMost(entries: number): void {
  if (entries > MOST_ENTRIES)
    throw new TooLarge('list_too_large', `A list may have up to ${MOST_ENTRIES} entries. Nothing was kept.`)
}
