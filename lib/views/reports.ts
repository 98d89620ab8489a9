import type { Scope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { UUID } from '@/lib/core/uuid-form'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import { inTenant } from '@/lib/store/in-tenant'
import { listReports as readReports } from '@/lib/store/reports/list-reports'
import { pageOf } from './page-of'
import type { ReportPageDto } from './report.schema'
import { reportDto } from './report-dto'
import { isPast, type TimesQuery, timesOf } from './times'

export interface ReportsQuery extends TimesQuery {
  limit?: number
  cursor?: string | undefined
}

/** Reports of the tenant, newest first; with a time, those asked for by then. */
export async function listReports(scope: Scope, query: ReportsQuery = {}): Promise<ReportPageDto> {
  const limit = query.limit ?? 50
  const cursor = query.cursor ? decodeCursor(query.cursor, ['instant', UUID]) : null
  return inTenant(scope, async (tx) => {
    const after = cursor ? { createdAt: new Date(Number(cursor[0])), id: String(cursor[1]) } : null
    const rows = await readReports(tx, {
      id: null,
      until: isPast(query) ? horizonOf(query) : undefined,
      after,
      limit: limit + 1,
    })
    const actors = await actorsById(
      tx,
      rows.map((row) => row.createdBy),
    )
    return pageOf(
      rows,
      limit,
      (row) => reportDto(row, actors),
      (row) => [row.createdAt.getTime(), row.id],
    )
  })
}

/** A report is made and known of at once. */
function horizonOf(query: TimesQuery): Date {
  const { at, knownAt } = timesOf(query)
  return new Date(Math.min(at.getTime(), knownAt.getTime()))
}
