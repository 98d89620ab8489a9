/** One measured number, as `npm run bench` prints it: a JSON line (README, *Benchmarks*). */
export interface Figure {
  name: string
  value: number
  unit: string
  /** What was measured beside it, in the same run on the same machine. */
  reference: { name: string; value: number }
  /** `value / reference.value`: what decides, since absolute times drift from machine to machine. */
  ratio: number
  /** How many repetitions or rows it was measured over. */
  n: number
  /** What was promised, in the unit of `value` or, where `of` says so, of `ratio`. */
  bar: { most?: number; least?: number; of: 'value' | 'ratio' }
  holds: boolean
}

/** Completes a figure: the ratio, and whether it holds. Three significant digits are kept. */
export function figure(given: Omit<Figure, 'ratio' | 'holds'>): Figure {
  const ratio = given.reference.value === 0 ? 0 : given.value / given.reference.value
  const measured = given.bar.of === 'value' ? given.value : ratio
  const { most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY } = given.bar
  return {
    ...given,
    value: short(given.value),
    reference: { ...given.reference, value: short(given.reference.value) },
    ratio: short(ratio),
    holds: measured <= most && measured >= least,
  }
}

const short = (value: number): number => Number(value.toPrecision(3))
