import type { Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { assetsById } from '@/lib/store/assets/assets-by-id'
import { type FindingNewsRow, findingNews } from '@/lib/store/findings/finding-news'
import { inTenant } from '@/lib/store/in-tenant'
import { anySubmission } from '@/lib/store/submissions/any-submission'
import { activeCounts } from './active-counts'
import { assessmentDto } from './assessment-dto'
import { inOfferedOrder } from './assessments'
import { fixFirstDtos, rankedFixes } from './fix-first-dto'
import type { OverviewDto } from './overview.schema'
import { assetRefOf } from './refs'
import { loadStandings } from './standings'
import { isPast, type TimesQuery, timesOf } from './times'

const NEWS_DAYS = 7
const MOST_NEWS = 50

/**
 * Where the tenant stands at an instant, as known at another: the gauge of every assessment, what to fix first over all
 * of them, what evidence opened and closed in the seven days before, who reports and who has gone quiet. Eight
 * statements now and ten of the past, the one that sets the tenant included, whatever the number of assets and assessments; what is not in memory is read besides.
 */
export async function overview(
  scope: Scope,
  query: TimesQuery = {},
  now: Date = new Date(),
): Promise<OverviewDto> {
  const times = timesOf(query, now)
  const since = new Date(times.at.getTime() - NEWS_DAYS * 86_400_000)
  const moment = { ...times, past: isPast(query) }
  return inTenant(scope, async (tx) => {
    const standings = await loadStandings(tx, times)
    const { judged, population, quiet } = standings
    const ranked = rankedFixes(standings)
    const counts = await activeCounts(tx, moment)
    const news = await findingNews(tx, { ...times, since, limit: MOST_NEWS })
    const named = [...ranked.flatMap(({ assets }) => assets), ...quiet.map(({ assetId }) => assetId)]
    const names = await assetsById(tx, [...new Set(named)])
    const bySeverity = new Map<string, number>()
    for (const { severity, count } of counts)
      bySeverity.set(severity, (bySeverity.get(severity) ?? 0) + count)
    return {
      as_of: times.at.toISOString(),
      known_at: times.knownAt.toISOString(),
      assessments: inOfferedOrder(judged).map((one) => assessmentDto(one, times)),
      fix_first: fixFirstDtos(ranked, judged, { names, counts }),
      news_since: since.toISOString(),
      news: news.map(newsDto),
      open_findings: Object.fromEntries(bySeverity),
      population,
      quiet: quiet.flatMap(({ assetId, ...look }) => {
        const asset = names.get(assetId)
        return asset ? [{ asset: assetRefOf(asset), ...look }] : []
      }),
      empty: population.known === 0 && !(await anySubmission(tx)),
    }
  })
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
