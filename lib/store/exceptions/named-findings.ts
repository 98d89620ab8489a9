import type { TenantTx } from '../in-tenant'

export interface NamedFinding {
  exceptionId: string
  findingId: string
  title: string
  subject: string
  assetName: string
  /** How many the exception names in all. */
  total: number
}

/** The first few findings that each exception names, by title. */
export async function namedFindings(
  tx: TenantTx,
  exceptionIds: readonly string[],
  most: number,
): Promise<NamedFinding[]> {
  if (exceptionIds.length === 0) return []
  return tx.db.$queryRaw<NamedFinding[]>`
    SELECT q."exceptionId", q."findingId", q.title, q.subject, q."assetName", q.total FROM (
      SELECT n.exception_id AS "exceptionId", f.id AS "findingId", f.title, f.subject, a.name AS "assetName",
        count(*) OVER (PARTITION BY n.exception_id)::int AS total,
        row_number() OVER (PARTITION BY n.exception_id ORDER BY f.title, a.name, f.id) AS place
      FROM exception_finding n
      JOIN finding f ON f.tenant_id = n.tenant_id AND f.id = n.finding_id AND f.tenant_id = ${tx.tenantId}::uuid
      JOIN asset a ON a.tenant_id = f.tenant_id AND a.id = f.asset_id AND a.tenant_id = ${tx.tenantId}::uuid
      WHERE n.tenant_id = ${tx.tenantId}::uuid AND n.exception_id = ANY(${[...exceptionIds]}::uuid[])) q
    WHERE q.place <= ${most} ORDER BY q."exceptionId", q.place`
}
