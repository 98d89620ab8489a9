import { groupBy } from './group-by'
import { FOREVER } from './timeline'

/** A tool saw a tag name an image. Milliseconds. */
export interface TagSeen {
  tag: string
  at: number
  assetId: string
}

export interface Stretch {
  from: number
  to: number
}

/**
 * When an image is superseded: it has had a tag and none of its tags names it any more. A function of the set of sightings, so
 * that late ones change nothing but what they are about. An image that never had a tag is never superseded.
 *
 * @param seen every sighting of every tag that the image ever had, in any order
 */
export function supersededStretches(assetId: string, seen: readonly TagSeen[]): Stretch[] {
  const held: Stretch[] = []
  for (const sightings of groupBy(seen, ({ tag }) => tag).values()) {
    // Of two sightings of one instant the greater asset has the tag: any order would do, if it is always the same.
    const ordered = sightings.toSorted((a, b) => a.at - b.at || (a.assetId < b.assetId ? -1 : 1))
    for (const [index, { at, assetId: holder }] of ordered.entries()) {
      const to = ordered[index + 1]?.at ?? FOREVER
      if (holder === assetId && to > at) held.push({ from: at, to })
    }
  }
  held.sort((a, b) => a.from - b.from)
  const gaps: Stretch[] = []
  let until = held[0]?.to
  if (until === undefined) return gaps
  for (const { from, to } of held) {
    if (from > until) gaps.push({ from: until, to: from })
    until = Math.max(until, to)
  }
  if (until < FOREVER) gaps.push({ from: until, to: FOREVER })
  return gaps
}
