import { matchesGlob } from './matches-glob'

/** Relative names in one distinguished name: a directory that sends more would have others wait for the comparison. */
const MOST_PARTS = 64

/**
 * Whether a distinguished name is what a pattern says, both as `normalDn` gives them. A `*` stands for characters within one
 * relative name and never reaches over a comma, so that nobody who may make groups somewhere can name one into a rule for
 * elsewhere; a relative name that is `*` alone stands for any number of them (`*,ou=teams,dc=example` is all beneath).
 */
export function matchesName(pattern: readonly string[], name: readonly string[]): boolean {
  if (pattern.length > MOST_PARTS || name.length > MOST_PARTS) return false
  const last = pattern.lastIndexOf('*')
  const tail = pattern.slice(last + 1)
  if (last < 0) return tail.length === name.length && tail.every(matchesAt(name, 0))
  const rest = name.length - tail.length
  return rest >= 0 && tail.every(matchesAt(name, rest)) && begins(pattern.slice(0, last), name.slice(0, rest))
}

const matchesAt = (name: readonly string[], from: number) => (wanted: string, i: number) =>
  matchesGlob(wanted, name[from + i] ?? '')

/** Whether a name begins as a pattern says, before its last `*`. */
function begins(pattern: readonly string[], name: readonly string[]): boolean {
  let p = 0
  let n = 0
  let star = -1
  let from = 0
  while (p < pattern.length && n < name.length) {
    const wanted = pattern[p]
    if (wanted === '*') {
      star = p++
      from = n
    } else if (wanted !== undefined && matchesGlob(wanted, name[n] ?? '')) {
      p++
      n++
    } else if (star >= 0) {
      p = star + 1
      n = ++from
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}
