import type { TenantTx } from '../in-tenant'

/** A statement and the vulnerability on an asset that it is about. */
export interface VexMatchKey {
  assetId: string
  subjectKey: string
  statementKey: string
}

/** Keeps which of these pairs belong together: those that do, and none of the others. */
export async function replaceVexMatches(
  tx: TenantTx,
  asked: readonly VexMatchKey[],
  matching: readonly VexMatchKey[],
): Promise<void> {
  const columns = (rows: readonly VexMatchKey[]) =>
    [rows.map((m) => m.assetId), rows.map((m) => m.subjectKey), rows.map((m) => m.statementKey)] as const
  const keep = new Set(matching)
  const drop = asked.filter((one) => !keep.has(one))
  if (drop.length > 0) {
    const [assets, subjects, statements] = columns(drop)
    await tx.db.$executeRaw`
      DELETE FROM vex_match m USING unnest(${assets}::uuid[], ${subjects}::uuid[], ${statements}::uuid[]) AS k(asset_id, subject_key, statement_key)
      WHERE m.tenant_id = ${tx.tenantId}::uuid AND m.asset_id = k.asset_id AND m.subject_key = k.subject_key AND m.statement_key = k.statement_key`
  }
  if (matching.length === 0) return
  const [assets, subjects, statements] = columns(matching)
  await tx.db.$executeRaw`
    INSERT INTO vex_match (tenant_id, asset_id, subject_key, statement_key)
    SELECT ${tx.tenantId}::uuid, k.* FROM unnest(${assets}::uuid[], ${subjects}::uuid[], ${statements}::uuid[]) AS k ON CONFLICT DO NOTHING`
}
