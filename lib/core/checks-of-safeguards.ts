import type { CatalogueCheck } from './framework'

/** safeguard → the checks that speak of it, in the order given. */
export function checksOfSafeguards(checks: readonly CatalogueCheck[]): Map<string, CatalogueCheck[]> {
  const bySafeguard = new Map<string, CatalogueCheck[]>()
  for (const check of checks) {
    for (const { id } of check.safeguards) {
      const list = bySafeguard.get(id)
      if (list) list.push(check)
      else bySafeguard.set(id, [check])
    }
  }
  return bySafeguard
}
