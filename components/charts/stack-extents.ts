export interface Extent {
  from: number
  to: number
}

/**
 * Shares a length out over counts: in proportion, but none that is there gets less than `least`, so that one gap among
 * three hundred controls is still seen. Counts of zero get nothing.
 */
export function stackExtents(counts: readonly number[], length: number, least: number): Extent[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const sizes = counts.map((count) => (total === 0 ? 0 : (count / total) * length))
  const small = sizes.map((size, index) => (counts[index] ?? 0) > 0 && size < least)
  const missing = sizes.reduce((sum, size, index) => (small[index] ? sum + least - size : sum), 0)
  const giving = sizes.reduce((sum, size, index) => (small[index] ? sum : sum + size), 0)
  let at = 0
  return sizes.map((size, index) => {
    const share = small[index] ? least : giving === 0 ? 0 : size - (missing * size) / giving
    const extent = { from: at, to: at + share }
    at += share
    return extent
  })
}
