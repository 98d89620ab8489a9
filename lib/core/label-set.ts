import { parse } from 'uuid'
import type { ObservedComponent } from './components/component'
import { nameUuid } from './name-uuid'

const NAMESPACE = parse('b0f6d0a4-3f0e-5d52-8f57-0c1f0a6f6f11')

/** UUIDv5 of a set of labels: the same labels in any order are the same set. */
export function labelSetId(labels: Readonly<Record<string, string>>): string {
  return nameUuid(JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))), NAMESPACE)
}

/** UUIDv5 of a set of check keys, in any order. */
export function coverageSetId(checkKeys: readonly string[]): string {
  return nameUuid([...checkKeys].sort().join(','), NAMESPACE)
}

/** UUIDv5 of what a snapshot saw of a host's containers, in the order of their names. */
export function componentSetId(components: readonly ObservedComponent[]): string {
  return nameUuid(`components:${JSON.stringify(components)}`, NAMESPACE)
}

/** UUIDv5 of a posture: the results of safeguards under one version of the catalogue. */
export function postureId(
  catalogueVersion: string,
  results: readonly (readonly [safeguard: string, result: string])[],
): string {
  return nameUuid(
    JSON.stringify([catalogueVersion, [...results].sort(([a], [b]) => (a < b ? -1 : 1))]),
    NAMESPACE,
  )
}
