import type { CatalogueCheck } from './framework'
import type { CoverageAt } from './verdict'

/** The latest look at something: a fresh one where there is one, else the latest stale one. */
export interface Look {
  coverage: CoverageAt
  fresh: boolean
  /** The report lists only some of the subjects: what it names counts, its silence does not. */
  partial?: boolean
}

/** What reports have looked at on one asset, up to an instant. */
export interface AssetLook {
  /** By the check's own key (aliases resolved). */
  byCheck: ReadonlyMap<string, Look>
  /** By what was looked for (`benchmark`, `vuln`). */
  byWord: ReadonlyMap<string, Look>
  /** Latest look that touched the group, fresh or not, and the editions it can be of (null: it does not tell). */
  byGroup: ReadonlyMap<string, Look & { editions: ReadonlySet<string> | null }>
}

const later = (a: CoverageAt, b: CoverageAt) =>
  Date.parse(a.observedAt) - Date.parse(b.observedAt) || (a.submissionId < b.submissionId ? -1 : 1)

function prefer(known: Look | undefined, next: Look): Look {
  if (!known) return next
  if (known.fresh !== next.fresh) return known.fresh ? known : next
  if (Boolean(known.partial) !== Boolean(next.partial)) return known.partial ? next : known
  return later(next.coverage, known.coverage) > 0 ? next : known
}

/** Editions the covered checks of a group allow; a profile that begins with an edition's name settles it. */
function editionsOf(coverage: CoverageAt, covered: readonly CatalogueCheck[]): ReadonlySet<string> | null {
  let possible: Set<string> | null = null
  for (const check of covered) {
    if (check.editions.length === 0) continue
    if (possible === null) possible = new Set(check.editions)
    else for (const edition of possible) if (!check.editions.includes(edition)) possible.delete(edition)
  }
  if (!possible || possible.size === 0) return null
  const profile = coverage.profile.split(':')[0] ?? ''
  return possible.has(profile) ? new Set([profile]) : possible
}

/**
 * Reads the coverage rows of one asset. A row is fresh while `staleOn` lies after `at` (both ISO instants).
 * Rows observed after `at` are left out, so that a caller may hand in too many.
 */
export function assetLook(
  coverage: readonly CoverageAt[],
  checkByKey: ReadonlyMap<string, CatalogueCheck>,
  at: string,
): AssetLook {
  const now = Date.parse(at)
  const byCheck = new Map<string, Look>()
  const byWord = new Map<string, Look>()
  const latest = new Map<string, { look: Look; covered: CatalogueCheck[] }>()
  for (const row of coverage) {
    if (Date.parse(row.observedAt) > now) continue
    const look: Look = { coverage: row, fresh: Date.parse(row.staleOn) > now }
    const groups = new Map<string, CatalogueCheck[]>()
    const keys = [...row.checkKeys, ...(row.partialKeys ?? [])]
    for (const key of keys) {
      const check = checkByKey.get(key)
      if (!check) continue
      const own = row.checkKeys.has(key) ? look : { ...look, partial: true }
      byCheck.set(check.key, prefer(byCheck.get(check.key), own))
      if (check.look) byWord.set(check.look, prefer(byWord.get(check.look), look))
      const covered = groups.get(check.group)
      if (covered) covered.push(check)
      else groups.set(check.group, [check])
    }
    for (const [group, covered] of groups) {
      const known = latest.get(group)
      if (!known || later(row, known.look.coverage) > 0) latest.set(group, { look, covered })
    }
  }
  const byGroup = new Map(
    [...latest].map(([group, { look, covered }]) => [
      group,
      { ...look, editions: editionsOf(look.coverage, covered) },
    ]),
  )
  return { byCheck, byWord, byGroup }
}
