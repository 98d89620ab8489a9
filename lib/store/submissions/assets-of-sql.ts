import { Prisma } from '../generated/client'

/** Ids of the assets that a submission is about. */
export function assetsOfSql(tenantId: string, submissionId: string): Prisma.Sql {
  return Prisma.sql`SELECT q.asset_id FROM submission q WHERE q.tenant_id = ${tenantId}::uuid AND q.id = ${submissionId}::uuid
    UNION ALL SELECT o.asset_id FROM submission_asset o WHERE o.tenant_id = ${tenantId}::uuid AND o.submission_id = ${submissionId}::uuid`
}
