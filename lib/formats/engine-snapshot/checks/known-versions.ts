import data from '../../../../frameworks/engine-versions.json'
import { compareVersions } from '../../../core/compare-versions'
import { hasEndedAt } from '../../distribution-ends/distribution-end'

/** Plain release numbers: anything beside them says that somebody else built it, with fixes of their own. */
const RELEASE = /^v?(\d+(?:\.\d+)+)(?:-ce)?$/

/** A version as its maker numbers it, or null where it is a distribution's. */
export function makersVersion(printed: string): string | null {
  return RELEASE.exec(printed.trim())?.[1] ?? null
}

/** Last day of a version's series, where it has passed; undefined where it has not, or is not known. */
export function endedOn(component: string, version: string, at: string): string | undefined {
  const series = version.split('.').slice(0, 2).join('.')
  const known = data.series.find((one) => one.component === component && one.series === series)
  return known && hasEndedAt(known.ends, at) ? known.ends : undefined
}

/** Whether anything is known of the series of a version. */
export function isListed(component: string, version: string): boolean {
  const series = version.split('.').slice(0, 2).join('.')
  return data.series.some((one) => one.component === component && one.series === series)
}

/**
 * Flaws that a version certainly has. Where its series has a release with the fix, that decides; older than every fixed release it
 * has the flaw, newer than every one it has not, and between them nothing is said.
 */
export function flawsOf(component: string, version: string, has: { authorizationPlugin: boolean }): string[] {
  return data.flaws.flatMap((flaw) => {
    if (flaw.component !== component || (flaw.only_with && !has.authorizationPlugin)) return []
    if (before(version, flaw.since)) return []
    const series = (one: string) => one.split('.').slice(0, 2).join('.')
    const own = flaw.fixed.find((one) => series(one) === series(version))
    const affected = own ? before(version, own) : flaw.fixed.every((one) => before(version, one))
    return affected ? [flaw.id] : []
  })
}

function before(a: string, b: string): boolean {
  return (compareVersions('generic', a, b) ?? 0) < 0
}
