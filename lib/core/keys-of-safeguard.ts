import type { Catalogue } from './framework'

/** Keys of the checks that speak of a safeguard, those of before a rename included. */
export function keysOfSafeguard(catalogue: Catalogue, safeguard: string): string[] {
  const checks = catalogue.checksBySafeguard.get(safeguard) ?? []
  return checks.flatMap((check) => [check.key, ...check.aliasKeys])
}
