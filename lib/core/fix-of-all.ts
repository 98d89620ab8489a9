import { compareVersions } from './compare-versions'

/** The one version that fixes all findings of a package, or why there is none to name. */
export interface FixOfAll {
  version: string | null
  why: 'one_version' | 'no_order' | 'no_fix' | 'some_unfixed'
}

/**
 * Of everything printed as fixed (`1.2.3, >=1.3.0`), the greatest in the ecosystem's order: it is past every fix.
 * @param unfixed findings that no version is known to fix
 */
export function fixOfAll(type: string, fixedIn: readonly string[], unfixed: number): FixOfAll {
  const versions = fixedIn
    .flatMap((printed) => printed.replaceAll(/>=\s*/g, '').split(/[,\s]+/))
    .filter((version) => version !== '')
  const [first, ...others] = [...new Set(versions)]
  if (first === undefined) return { version: null, why: 'no_fix' }
  let greatest = first
  for (const version of others) {
    const order = compareVersions(type, greatest, version)
    if (order === null) return { version: null, why: 'no_order' }
    if (order < 0) greatest = version
  }
  return { version: greatest, why: unfixed > 0 ? 'some_unfixed' : 'one_version' }
}
