import { notRetiredSql } from '../assets/not-retired-sql'
import { Prisma } from '../generated/client'
import { heldSql } from '../states/held-sql'

/** Vulnerabilities that held at an instant as known at another, on assets that are not retired then: (asset_id, check_key, subject_key, severity, fixed_in, valid_from, clock_from, clock_basis). */
export function vulnerableStates(tenantId: string, { at, knownAt }: { at: Date; knownAt: Date }): Prisma.Sql {
  return Prisma.sql`(
    SELECT s.* FROM ${heldSql(tenantId, { at, knownAt }, Prisma.sql`AND fixed_in IS NOT NULL AND result = 'fail'`)} s
    WHERE ${notRetiredSql(tenantId, Prisma.sql`s.asset_id`, { at, knownAt })})`
}
