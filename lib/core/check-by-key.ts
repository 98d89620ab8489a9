import type { CatalogueCheck } from './framework'

/** A list of checks is a catalogue's and never changes: it is indexed once, and forgotten with the list. */
const indexed = new WeakMap<readonly CatalogueCheck[], ReadonlyMap<string, CatalogueCheck>>()

/** The checks of a list by their own key and by those of their aliases. */
export function checkByKey(checks: readonly CatalogueCheck[]): ReadonlyMap<string, CatalogueCheck> {
  const known = indexed.get(checks)
  if (known) return known
  const byKey = new Map(checks.flatMap((check) => [check.key, ...check.aliasKeys].map((key) => [key, check])))
  indexed.set(checks, byKey)
  return byKey
}
