import { matchesGlob } from './matches-glob'

/**
 * Whether a distinguished name is what a pattern says, both as `normalDn` gives them. A `*` stands for characters within one
 * relative name and never reaches over a comma, so that nobody who may make groups somewhere can name one into a rule for
 * elsewhere; a relative name that is `*` alone stands for any number of them (`*,ou=teams,dc=example` is all beneath).
 */
export function matchesName(pattern: readonly string[], name: readonly string[]): boolean {
  let p = 0
  let n = 0
  let star = -1
  let from = 0
  while (n < name.length) {
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
