import type { Vulnerability } from '../../core/report'
import type { FoundVulnerability } from './found'
import { severityRank } from './severity'

/**
 * One of two rows on the same advisory in the same package (of several updaters, layers, workloads): the worse
 * severity holds (a vendor's own word before one worked out from a score), fixes, ratings and other ids are united.
 * The order of the rows does not matter.
 */
export function mergeVulnerabilities(a: FoundVulnerability, b: FoundVulnerability): FoundVulnerability {
  const [first, second] = precedes(a, b) ? [a, b] : [b, a]
  const [one, other] = [first.vulnerability, second.vulnerability]
  const title = one.title ?? other.title
  const url = one.url ?? other.url
  const fixStatus = [one.fixStatus, other.fixStatus].find((status) => status === 'fixed') ?? one.fixStatus
  const publishedAt = earliest(one.publishedAt, other.publishedAt)
  const fixPublishedAt = earliest(one.fixPublishedAt, other.fixPublishedAt)
  const rated = new Set(one.ratings.map(({ source }) => source))
  const ratings = [...one.ratings, ...other.ratings.filter(({ source }) => !rated.has(source))]
  const aliases = new Set([...one.aliases, ...other.aliases])
  aliases.delete(one.advisory)
  const vulnerability: Vulnerability = {
    ...one,
    aliases: [...aliases].sort(),
    fixedIn: united(one.fixedIn, other.fixedIn),
    ratings: ratings.sort((x, y) => (x.source < y.source ? -1 : 1)),
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
    ...(fixStatus === undefined ? {} : { fixStatus }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(fixPublishedAt === undefined ? {} : { fixPublishedAt }),
  }
  const { suppressed: _, ...rest } = first
  const both = a.suppressed !== undefined && b.suppressed !== undefined
  const reasons = [...new Set([a.suppressed, b.suppressed].filter((one) => one !== undefined))].sort()
  return { ...rest, vulnerability, ...(both ? { suppressed: reasons.join('; ') } : {}) }
}

function precedes(a: FoundVulnerability, b: FoundVulnerability): boolean {
  if ((a.suppressed === undefined) !== (b.suppressed === undefined)) return a.suppressed === undefined
  const [rated, other] = [a, b].map((one) => !one.derived && one.severity !== 'unknown')
  if (rated !== other && (a.derived || b.derived)) return rated === true
  const worse = severityRank(a.severity) - severityRank(b.severity)
  if (worse !== 0) return worse > 0
  return sortKey(a) <= sortKey(b)
}

function sortKey({ vulnerability }: FoundVulnerability): string {
  const { severitySource, fixStatus, title, url } = vulnerability
  return JSON.stringify([severitySource, fixStatus ?? '', title ?? '', url ?? ''])
}

/** Lists of versions as one, each once; as printed where they agree. */
function united(a: string, b: string): string {
  if (a === b || b === '') return a
  if (a === '') return b
  return [...new Set([...a.split(', '), ...b.split(', ')])].sort().join(', ')
}

function earliest(a: string | undefined, b: string | undefined): string | undefined {
  return [a, b].filter((one) => one !== undefined).sort()[0]
}
