import { FOREVER_DATE } from '../forever'
import { Prisma } from '../generated/client'

/** Until when a row of `state_history` says that it held, as known at an instant: its end may have been learnt only afterwards. */
export function knownEndSql(knownAt: Date): Prisma.Sql {
  return Prisma.sql`CASE WHEN end_recorded > ${knownAt} THEN ${FOREVER_DATE}::timestamptz ELSE valid_to END`
}
