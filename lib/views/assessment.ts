import type { Scope } from '@/lib/access/keys'
import { inTenant } from '@/lib/store/in-tenant'
import type { AssessmentDto } from './assessment.schema'
import { assessmentDto } from './assessment-dto'
import { oneStood } from './one-stood'
import { type TimesQuery, timesOf } from './times'

/** One assessment with its gauge at an instant, as known at another. @throws NotFound */
export async function assessmentDetail(
  scope: Scope,
  id: string,
  query: TimesQuery = {},
  now: Date = new Date(),
): Promise<AssessmentDto> {
  const times = timesOf(query, now)
  return assessmentDto(await inTenant(scope, (tx) => oneStood(tx, id, times)), times)
}
