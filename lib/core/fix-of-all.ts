import { compareVersions } from './compare-versions'

/** Package types whose versions belong to the release of a distribution. */
const OF_DISTRIBUTIONS: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk'])

/** The one version that fixes all findings of a package, or why there is none to name. */
export interface FixOfAll {
  version: string | null
  why: 'one_version' | 'no_order' | 'no_fix' | 'some_unfixed'
}

/**
 * Of everything printed as fixed (`1.2.3, >=1.3.0`), the greatest in the ecosystem's order: it is past every fix.
 * A distribution has branches, one for each of its releases, that patch the same flaw each in a version of its own: the
 * greatest of them then exists in one release only, and no version fixes all.
 * @param unfixed findings that no version is known to fix
 * @param apart whether one flaw is fixed by one version here and by another one there
 */
export function fixOfAll(type: string, fixedIn: readonly string[], unfixed: number, apart = false): FixOfAll {
  const versions = fixedIn
    .flatMap((printed) => printed.replaceAll(/>=\s*/g, '').split(/[,\s]+/))
    .filter((version) => version !== '')
  const [first, ...others] = [...new Set(versions)]
  if (first === undefined) return { version: null, why: 'no_fix' }
  if (apart && OF_DISTRIBUTIONS.has(type)) return { version: null, why: 'no_order' }
  let greatest = first
  for (const version of others) {
    const order = compareVersions(type, greatest, version)
    if (order === null) return { version: null, why: 'no_order' }
    if (order < 0) greatest = version
  }
  return { version: greatest, why: unfixed > 0 ? 'some_unfixed' : 'one_version' }
}
