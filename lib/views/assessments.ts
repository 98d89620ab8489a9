import type { Scope } from '@/lib/access/keys'
import { decodeCursor, encodeCursor } from '@/lib/core/cursor'
import { inTenant } from '@/lib/store/in-tenant'
import type { AssessmentDto } from './assessment.schema'
import { assessmentDto } from './assessment-dto'
import type { Stood } from './judged'
import { loadStandings } from './standings'
import { type TimesQuery, timesOf } from './times'

export interface AssessmentsQuery extends TimesQuery {
  limit?: number
  cursor?: string | undefined
}

/** In the order the catalogue offers frameworks, then by level and age. */
export function inOfferedOrder(judged: readonly Stood[]): Stood[] {
  const place = (one: Stood) => one.catalogue.frameworks.indexOf(one.framework)
  const level = (one: Stood) => one.framework.levels.findIndex((known) => known.id === one.row.level)
  return [...judged].sort(
    (a, b) =>
      place(a) - place(b) || level(a) - level(b) || a.row.createdAt.getTime() - b.row.createdAt.getTime(),
  )
}

/** Assessments with their gauges at an instant, as known at another. */
export async function listAssessments(
  scope: Scope,
  query: AssessmentsQuery = {},
  now: Date = new Date(),
): Promise<{ items: AssessmentDto[]; next_cursor: string | null; total: number }> {
  const times = timesOf(query, now)
  const { judged } = await inTenant(scope, (tx) => loadStandings(tx, times))
  const all = inOfferedOrder(judged).map((one) => assessmentDto(one, times))
  const cursor = query.cursor ? decodeCursor(query.cursor, ['string'])[0] : null
  const start = cursor === null ? 0 : all.findIndex((one) => one.id === cursor) + 1
  const items = all.slice(start, start + (query.limit ?? 50))
  const last = items.at(-1)
  const more = start + items.length < all.length
  return { items, next_cursor: more && last ? encodeCursor([last.id]) : null, total: all.length }
}
