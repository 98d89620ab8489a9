import { Prisma } from '../generated/client'
import { lastIdOf } from '../last-id-of'
import type { Moment } from './finding-sql'

/** Of the past, only events `v` that had happened by then and were known: their ids tell when they were recorded. */
export function knownSql({ at, knownAt, past }: Moment): Prisma.Sql {
  return past ? Prisma.sql`AND v.at <= ${at} AND v.id <= ${lastIdOf(knownAt)}::uuid` : Prisma.empty
}
