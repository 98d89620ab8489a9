import type { Scope } from '@/lib/access/keys'
import { catalogueOfVersion } from '@/lib/catalogue/catalogue-of-version'
import { NotFound } from '@/lib/core/errors'
import { gaugeHistory } from '@/lib/core/gauge-history'
import { localDay } from '@/lib/core/local-day'
import { parsePublicId } from '@/lib/core/public-id'
import { assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { listDeterminations } from '@/lib/store/determinations/list-determinations'
import { inTenant } from '@/lib/store/in-tenant'
import { scopesOverTime } from './scopes-over-time'
import { timesOf } from './times'
import type { TrendDto, TrendQuery } from './trend.schema'
import { trendInstants } from './trend-instants'

/**
 * The gauge of an assessment at the end of each local day, and at the instant that is asked about: what `assessmentDetail`
 * says as of each, as known at one and the same instant. Four statements, however many days and assets, the one that sets the tenant included, and one
 * more for what is not in memory.
 * @throws NotFound
 */
export async function assessmentTrend(
  scope: Scope,
  id: string,
  query: TrendQuery,
  now: Date = new Date(),
): Promise<TrendDto> {
  const uuid = parsePublicId('assessment', id)
  if (!uuid) throw new NotFound()
  const times = timesOf(query, now)
  const { at, knownAt } = times
  const { timeZone } = scope.tenant
  const instants = trendInstants(at.getTime(), query.days, timeZone)
  return inTenant(scope, async (tx) => {
    const [row] = await assessmentsAt(tx, knownAt, uuid)
    if (!row) throw new NotFound()
    const determinations = await listDeterminations(tx, [uuid], { knownAt })
    const catalogue = await catalogueOfVersion(tx, row.catalogueVersion)
    const gauges = gaugeHistory({
      catalogue,
      frameworkId: row.frameworkId,
      level: row.level === '' ? null : row.level,
      profile: row.profile,
      ...(await scopesOverTime(tx, { row, catalogue, instants, times })),
      determinations,
      instants,
      knownAt,
    })
    return {
      as_of: at.toISOString(),
      known_at: knownAt.toISOString(),
      time_zone: timeZone,
      points: gauges.map(({ counts, coverage }, i) => {
        const instant = instants[i] ?? at.getTime()
        return {
          day: localDay(instant, timeZone),
          at: new Date(instant).toISOString(),
          gauge: counts,
          coverage,
        }
      }),
    }
  })
}
