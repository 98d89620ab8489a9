import { type Segment, stackOf } from '@/components/charts/segments'
import { lineOf, type TrendPoint } from './changes-of'
import { deckOf, xOfDay, yOfCount } from './trend-frame'

interface Place {
  x: number
  y: number
}
export interface TrendPaths {
  /** From keel to deck: a segment's area, and its upper edge. */
  areas: { segment: Segment; area: string; edge: string }[]
  /** The load line. */
  line: string
  /** Where it ends: where you stand. */
  stand: Place
}

/** The stacked gauge from day to day as SVG paths: a count holds until the next day. */
export function trendPaths(points: readonly TrendPoint[], width: number): TrendPaths {
  const deck = deckOf(points)
  const along = (counts: readonly number[]): Place[] =>
    counts.map((count, i) => ({ x: xOfDay(i, counts.length, width), y: yOfCount(count, deck) }))
  const stacks = points.map(({ gauge }) => stackOf(gauge).slices)
  const line = along(points.map(lineOf))
  return {
    areas: (stacks.at(-1) ?? []).map(({ segment }, level) => {
      const slices = stacks.map((stack) => stack[level] ?? { from: 0, count: 0 })
      const edge = steps(along(slices.map(({ from, count }) => from + count)))
      return { segment, area: `${edge}${stepsBack(along(slices.map(({ from }) => from)))}Z`, edge }
    }),
    line: steps(line),
    stand: line.at(-1) ?? { x: 0, y: 0 },
  }
}

/** Along each count to the next day, and only there up or down. */
function steps([first, ...rest]: readonly Place[]): string {
  return first ? `M${at(first.x)} ${at(first.y)}${rest.map(({ x, y }) => `H${at(x)}V${at(y)}`).join('')}` : ''
}

/** The same line from its end to its beginning, from wherever the pen is. */
function stepsBack(places: readonly Place[]): string {
  return places
    .toReversed()
    .map(({ x, y }, i) => (i === 0 ? `L${at(x)} ${at(y)}` : `V${at(y)}H${at(x)}`))
    .join('')
}

function at(pixels: number): string {
  return String(Math.round(pixels * 100) / 100)
}
