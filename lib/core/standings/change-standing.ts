import { numberedAnew } from './numbered-anew'
import type { Standing } from './standing'

/** What a standing says of one place. */
interface Said {
  code: number
  rests: readonly number[]
  fails: readonly number[]
  clock: number
}

/**
 * Where a standing says something else than another under the same catalogue and looks, as numbers: of each place its number, its
 * code, its looks and its failing checks, each after how many they are, and its clock. {@link changedStanding} gives the standing again;
 * null: they are too far apart for that.
 */
export function standingChanges(base: Standing, next: Standing): number[] | null {
  if (base.version !== next.version || base.fresh !== next.fresh || base.codes.length !== next.codes.length)
    return null
  if (JSON.stringify(base.kinds) !== JSON.stringify(next.kinds)) return null
  const changes: number[] = []
  for (let place = 0; place < next.codes.length; place++) {
    if (sameSaid(base, next, place)) continue
    const is = saidOf(next, place)
    changes.push(place, is.code, is.rests.length, ...is.rests, is.fails.length, ...is.fails, is.clock)
  }
  return changes
}

/** The standing that differs so from a base. */
export function changedStanding(base: Standing, changes: readonly number[]): Standing {
  const [codes, rests, fails] = [base.codes.slice(), base.rests.slice(), base.fails.slice()]
  const clocks = new Map(base.clocks)
  const sets = base.sets.map((set) => [...set])
  const numbers = new Map(sets.map((set, number) => [set.join(), number]))
  const numberOf = (set: number[]): number => {
    const number = numbers.get(set.join()) ?? sets.push(set) - 1
    numbers.set(set.join(), number)
    return number
  }
  let at = 0
  const one = () => changes[at++] ?? 0
  const many = () => Array.from({ length: one() }, one)
  while (at < changes.length) {
    const place = one()
    codes[place] = one()
    rests[place] = numberOf(many())
    fails[place] = numberOf(many())
    const clock = one()
    if (clock) clocks.set(place, clock)
    else clocks.delete(place)
  }
  const said = numberedAnew(sets, rests, fails)
  return { ...base, codes, clocks: new Map([...clocks].sort(([a], [b]) => a - b)), ...said }
}

function saidOf({ codes, rests, fails, sets, clocks }: Standing, place: number): Said {
  return {
    code: codes[place] ?? 0,
    rests: sets[rests[place] ?? 0] ?? [],
    fails: sets[fails[place] ?? 0] ?? [],
    clock: clocks.get(place) ?? 0,
  }
}

const sameSaid = (a: Standing, b: Standing, place: number) =>
  a.codes[place] === b.codes[place] &&
  a.clocks.get(place) === b.clocks.get(place) &&
  same(a.sets[a.rests[place] ?? 0], b.sets[b.rests[place] ?? 0]) &&
  same(a.sets[a.fails[place] ?? 0], b.sets[b.fails[place] ?? 0])

const same = (a: readonly number[] = [], b: readonly number[] = []) =>
  a === b || (a.length === b.length && a.every((n, i) => n === b[i]))
