import { between, type Random, shuffled } from './random'

/** What is killed at once. */
export type Target = 'app' | 'postgres' | 'postmaster' | 'backend'

/** One kill: what, and when. */
export interface Kill {
  target: Target
  /** Milliseconds after reports are taken again; of an `early` one, after the last kill. */
  after: number
  /** Does not wait until all has come up from the last kill. */
  early: boolean
}

/** The kills of a run: `each` of the app and of PostgreSQL, in an order and at moments that the seed gives. */
export function plan(next: Random, each: number): Kill[] {
  const targets = shuffled(
    next,
    Array.from({ length: 2 * each }, (_, i) => i < each),
  )
  return targets.map((app) => {
    const how = next()
    const target = app ? 'app' : how < 0.6 ? 'postgres' : how < 0.8 ? 'postmaster' : 'backend'
    const early = next() < 0.1
    return { target, early, after: early ? between(next, 0, 4000) : between(next, 0, 2000) }
  })
}
