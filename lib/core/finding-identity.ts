import { parse } from 'uuid'
import { nameUuid } from './name-uuid'
import type { Vulnerability } from './report'

/** Namespace of findings' identities; never changes, since stored keys derive from it (RFC 9562 §5.5). */
const NAMESPACE = parse('0f3c7b1e-8a53-5c1d-9a67-4d5b2d8f0c11')

/**
 * What a vulnerability is known by through rebuilds, tags, scanners and new ratings: the repository (or, where there is none, the
 * asset), the advisory, the package without its version, and the path.
 * @param home `repo:<lineage>` or `asset:<id>`
 */
export function findingIdentity(
  home: string,
  found: Pick<Vulnerability, 'advisory' | 'package' | 'path'>,
): string {
  return nameUuid(
    JSON.stringify([home, found.advisory, found.package.type, found.package.name, found.path]),
    NAMESPACE,
  )
}
