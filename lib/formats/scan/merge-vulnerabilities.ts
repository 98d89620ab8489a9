import type { Vulnerability } from '../../core/report'
import type { FoundVulnerability } from './found'
import { severityRank } from './severity'

/** Of versions, ratings and reasons that rows name of one flaw, so many are kept: a list that grows with each row takes for ever. */
const MOST = 30
/** An advisory of a distribution mends some dozens of CVEs. */
const MOST_ALIASES = 200
/** Characters by which texts are told apart. */
const LONGEST = 500

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
  const epss = one.epss ?? other.epss
  const knownExploited = one.knownExploited ?? other.knownExploited
  const rated = new Set(one.ratings.map(({ source }) => source))
  const ratings = [...one.ratings, ...other.ratings.filter(({ source }) => !rated.has(source))]
  const aliases = new Set([...one.aliases, ...other.aliases])
  aliases.delete(one.advisory)
  const vulnerability: Vulnerability = {
    ...one,
    aliases: some(aliases, MOST_ALIASES),
    fixedIn: united(one.fixedIn, other.fixedIn),
    ratings: ratings.sort((x, y) => (x.source < y.source ? -1 : 1)).slice(0, MOST),
    ...(epss === undefined ? {} : { epss }),
    ...(knownExploited === undefined ? {} : { knownExploited }),
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
    ...(fixStatus === undefined ? {} : { fixStatus }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(fixPublishedAt === undefined ? {} : { fixPublishedAt }),
  }
  const { suppressed: _, ...rest } = first
  const both = a.suppressed !== undefined && b.suppressed !== undefined
  const reasons = some(new Set([a, b].flatMap(({ suppressed = '' }) => suppressed.split('; '))))
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
  return JSON.stringify([severitySource, fixStatus, title, url].map((text = '') => text.slice(0, LONGEST)))
}

/** Lists of versions as one, each once; as printed where they agree. */
function united(a: string, b: string): string {
  if (a === b || b === '') return a
  if (a === '') return b
  return some(new Set([...a.split(', '), ...b.split(', ')])).join(', ')
}

/** The first so many, whatever order they came in. */
function some(texts: ReadonlySet<string>, most = MOST): string[] {
  const short = [...texts].map((text) =>
    text.length > LONGEST ? text.slice(0, LONGEST).toWellFormed() : text,
  )
  return [...new Set(short)].sort().slice(0, most)
}

function earliest(a: string | undefined, b: string | undefined): string | undefined {
  return [a, b].filter((one) => one !== undefined).sort()[0]
}
