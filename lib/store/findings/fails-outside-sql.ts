import { notRetiredSql } from '../assets/not-retired-sql'
import { Prisma } from '../generated/client'

/**
 * Whether finding `f` fails at a moment on an asset without the labels or the lineage of rule `e`, one that is not retired.
 * Labels are those of today, as of the asset that a finding shows.
 */
export function failsOutsideSql(tenantId: string, { at, knownAt }: { at: Date; knownAt: Date }): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM finding_key k
    JOIN asset o ON o.tenant_id = k.tenant_id AND o.id = k.asset_id AND o.tenant_id = ${tenantId}::uuid
    JOIN label_set m ON m.tenant_id = o.tenant_id AND m.id = o.label_set_id AND m.tenant_id = ${tenantId}::uuid
    WHERE k.tenant_id = ${tenantId}::uuid AND k.finding_id = f.id AND k.asset_id <> f.asset_id
      AND NOT ((e.lineage IS NULL OR o.lineage = e.lineage) IS TRUE AND (e.labels IS NULL OR m.labels @> e.labels))
      AND ${failsAtSql(tenantId, { at, knownAt })})`
}

/** Whether key `k` of a finding fails at a moment, on an asset that is not retired then. */
export function failsAtSql(tenantId: string, { at, knownAt }: { at: Date; knownAt: Date }): Prisma.Sql {
  const same = Prisma.sql`s.tenant_id = ${tenantId}::uuid AND s.asset_id = k.asset_id AND s.check_key = k.check_key
    AND s.subject_key = k.subject_key AND s.result = 'fail' AND s.valid_from <= ${at} AND s.recorded_from <= ${knownAt}`
  return Prisma.sql`(EXISTS (SELECT 1 FROM state_current s WHERE ${same})
      OR EXISTS (SELECT 1 FROM state_history s WHERE ${same} AND (s.valid_to > ${at} OR s.end_recorded > ${knownAt}) AND s.recorded_to > ${knownAt}))
    AND ${notRetiredSql(tenantId, Prisma.sql`k.asset_id`, { at, knownAt })}`
}
