import type { Extent } from './stack-extents'

/** Round numbers from 0 to `total`, at most `most` steps, for the marks beside the stack. */
export function scaleMarks(total: number, most: number): { at: number; major: boolean }[] {
  if (total <= 0) return []
  const step = niceStep(total / most)
  const minor = step >= 2 ? step / 2 : step
  const marks: { at: number; major: boolean }[] = []
  for (let at = 0; at <= total; at += minor) {
    if (Number.isInteger(at)) marks.push({ at, major: at % step === 0 })
  }
  return marks
}

function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)))
  return ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power
}

/** Where a count stands on a stack whose segments were drawn as `extents` (small ones are drawn larger than they are). */
export function positionOf(count: number, counts: readonly number[], extents: readonly Extent[]): number {
  let before = 0
  for (const [index, here] of counts.entries()) {
    const extent = extents[index]
    if (extent && here > 0 && count <= before + here) {
      return extent.from + ((count - before) / here) * (extent.to - extent.from)
    }
    before += here
  }
  return extents.at(-1)?.to ?? 0
}
