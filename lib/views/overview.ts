import type { Scope } from '@/lib/access/keys'
import { ACTIVE_STATUSES } from '@/lib/core/finding-status'
import { publicId } from '@/lib/core/public-id'
import { countBySeverity } from '@/lib/store/findings/count-by-severity'
import { type FindingNewsRow, findingNews } from '@/lib/store/findings/finding-news'
import { ANY_FINDING } from '@/lib/store/findings/finding-sql'
import { inTenant } from '@/lib/store/in-tenant'
import { anySubmission } from '@/lib/store/submissions/any-submission'
import { assessmentDto } from './assessment-dto'
import { inOfferedOrder } from './assessments'
import { fixFirstDtos } from './fix-first-dto'
import type { OverviewDto } from './overview.schema'
import { populationOf, quietLooks } from './population'
import { assetRefOf } from './refs'
import { loadStandings } from './standings'
import { isPast, type TimesQuery, timesOf } from './times'

/** What the list of findings shows at first: each number is that of the rows it leads to. */
const ACTIVE = { ...ANY_FINDING, statuses: ACTIVE_STATUSES }
const NEWS_DAYS = 7
const MOST_NEWS = 50

/**
 * Where the tenant stands at an instant, as known at another: the gauge of every assessment, what to fix first over all
 * of them, what evidence opened and closed in the seven days before, who reports and who has gone quiet. Fourteen
 * statements, the one that sets the tenant included, whatever the number of assets and assessments.
 */
export async function overview(
  scope: Scope,
  query: TimesQuery = {},
  now: Date = new Date(),
): Promise<OverviewDto> {
  const times = timesOf(query, now)
  const since = new Date(times.at.getTime() - NEWS_DAYS * 86_400_000)
  const moment = { ...times, past: isPast(query) }
  const { judged, evidence, fixes, news, open, any } = await inTenant(scope, async (tx) => {
    const standings = await loadStandings(tx, times)
    return {
      ...standings,
      fixes: await fixFirstDtos(tx, standings.judged, standings.evidence, moment),
      news: await findingNews(tx, { ...times, since, limit: MOST_NEWS }),
      open: await countBySeverity(tx, ACTIVE, moment),
      any: await anySubmission(tx),
    }
  })
  return {
    as_of: times.at.toISOString(),
    known_at: times.knownAt.toISOString(),
    assessments: inOfferedOrder(judged).map((one) => assessmentDto(one, times)),
    fix_first: fixes,
    news_since: since.toISOString(),
    news: news.map(newsDto),
    open_findings: Object.fromEntries(open.map(({ severity, count }) => [severity, count])),
    population: populationOf(evidence, times),
    quiet: quietLooks(evidence, times),
    empty: !any,
  }
}

function newsDto(row: FindingNewsRow): OverviewDto['news'][number] {
  return {
    id: publicId('finding', row.id),
    title: row.title,
    subject: row.subject,
    asset: assetRefOf({ id: row.assetId, kind: row.assetKind, name: row.assetName }),
    severity: row.severity as OverviewDto['news'][number]['severity'],
    kind: row.kind,
    at: row.at.toISOString(),
  }
}
