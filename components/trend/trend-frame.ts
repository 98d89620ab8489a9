import { SEGMENTS } from '@/components/charts/segments'
import type { TrendPoint } from './changes-of'

/** Where both drawings of the trend put their picture, in pixels: its height with the days below it, and what is kept free. */
export const FRAME = { height: 260, left: 34, right: 18, top: 8, days: 30 } as const
/** What the name of a day, `07-31`, takes of the width with the free place beside it. */
const DAY_NAME = 72

/** The highest stack of all days; 1 of empty ones, so that they have a scale. */
export function deckOf(points: readonly TrendPoint[]): number {
  return Math.max(1, ...points.map(({ gauge }) => SEGMENTS.reduce((sum, one) => sum + gauge[one], 0)))
}

/** Round counts from the keel up, and the deck; a round one that would touch the deck makes way. */
export function countTicks(deck: number): number[] {
  const rough = deck / 4
  const unit = 10 ** Math.floor(Math.log10(Math.max(rough, 1)))
  const steps = [1, 2, 2.5, 5, 10].map((factor) => factor * unit).filter(Number.isInteger)
  const step = steps.find((one) => one >= rough) ?? deck
  const ticks: number[] = []
  for (let tick = 0; tick <= deck - step / 2; tick += step) ticks.push(tick)
  return [...ticks, deck]
}

/** The days that are named below the picture: evenly apart, always the last. */
export function dayTicks(days: readonly string[], width: number): string[] {
  const places = Math.max(1, Math.floor(innerWidth(width) / DAY_NAME))
  const step = Math.max(1, Math.ceil((days.length - 1) / places))
  return days.filter((_, i) => (days.length - 1 - i) % step === 0)
}

/** From the left edge to a day, by its place in the list. */
export function xOfDay(index: number, count: number, width: number): number {
  return FRAME.left + (count > 1 ? index / (count - 1) : 0.5) * innerWidth(width)
}

/** The place in the list of the day that is nearest to a point of the picture. */
export function dayAtX(x: number, count: number, width: number): number {
  const index = Math.round(((x - FRAME.left) / innerWidth(width)) * (count - 1))
  return Math.min(count - 1, Math.max(0, index))
}

/** From the top edge down to a count. */
export function yOfCount(count: number, deck: number): number {
  const keel = FRAME.height - FRAME.days
  return keel - (count / deck) * (keel - FRAME.top)
}

function innerWidth(width: number): number {
  return Math.max(1, width - FRAME.left - FRAME.right)
}
