/** When a flaw was published, found here, and gone from here. Milliseconds; null: not known, or still here. */
export interface ExposureTimes {
  publishedAt: number | null
  firstSeen: number
  goneAt: number | null
}

const DAY = 86_400_000

/** Days that a flaw was, or has been, known to the world and open here: from publication, else from the day it was seen. */
export function exposureDays({ publishedAt, firstSeen, goneAt }: ExposureTimes, at: number): number {
  const from = publishedAt === null ? firstSeen : Math.min(publishedAt, firstSeen)
  return Math.max(0, Math.floor(((goneAt ?? at) - from) / DAY))
}

/** The value below or at which a share of the values lies (nearest rank); null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const ordered = values.toSorted((a, b) => a - b)
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? null
}
