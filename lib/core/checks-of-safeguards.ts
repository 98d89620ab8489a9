import type { CatalogueCheck } from './framework'

/** A list of checks is a catalogue's and never changes: it is sorted once, and forgotten with the list. */
const sorted = new WeakMap<readonly CatalogueCheck[], ReadonlyMap<string, readonly CatalogueCheck[]>>()

/** safeguard → the checks that speak of it, in the order given. */
export function checksOfSafeguards(
  checks: readonly CatalogueCheck[],
): ReadonlyMap<string, readonly CatalogueCheck[]> {
  const known = sorted.get(checks)
  if (known) return known
  const bySafeguard = new Map<string, CatalogueCheck[]>()
  for (const check of checks) {
    for (const { id } of check.safeguards) {
      const list = bySafeguard.get(id)
      if (list) list.push(check)
      else bySafeguard.set(id, [check])
    }
  }
  sorted.set(checks, bySafeguard)
  return bySafeguard
}
