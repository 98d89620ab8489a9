import { Prisma } from '../generated/client'

/** Whether an asset is not retired at an instant as known at another. @param assetId the column that names it */
export function notRetiredSql(
  tenantId: string,
  assetId: Prisma.Sql,
  { at, knownAt }: { at: Date; knownAt: Date },
): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM asset_retirement r WHERE r.tenant_id = ${tenantId}::uuid AND r.asset_id = ${assetId}
    AND r.valid_from <= ${at} AND r.valid_to > ${at} AND r.recorded_from <= ${knownAt} AND r.recorded_to > ${knownAt})`
}
