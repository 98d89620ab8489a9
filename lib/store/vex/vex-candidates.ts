import type { TenantTx } from '../in-tenant'

/** A statement and a vulnerability that have an id in common. */
export interface VexCandidate {
  statementKey: string
  stated: { advisory: string; aliases: string[] }
  product: string
  component: string
  assetId: string
  subjectKey: string
  advisory: string
  aliases: string[]
  purl: string
}

/**
 * Statements beside the vulnerabilities of findings with which they share an id: of those that go by one of these names, and of
 * all on these assets.
 */
export async function vexCandidates(
  tx: TenantTx,
  { names, assetIds }: { names: readonly string[]; assetIds: readonly string[] },
): Promise<VexCandidate[]> {
  return tx.db.$queryRaw<VexCandidate[]>`
    WITH called AS MATERIALIZED (
      SELECT a.id AS advisory, a.aliases, n.statement_key FROM advisory a
      JOIN vex_name n ON n.tenant_id = a.tenant_id AND n.name = ANY(a.aliases || a.id) AND n.tenant_id = ${tx.tenantId}::uuid
      WHERE a.tenant_id = ${tx.tenantId}::uuid
    ), pair AS (
      SELECT DISTINCT c.advisory, c.aliases, c.statement_key, k.asset_id, k.subject_key FROM called c
      JOIN finding f ON f.tenant_id = ${tx.tenantId}::uuid AND f.advisory = c.advisory
      JOIN finding_key k ON k.tenant_id = ${tx.tenantId}::uuid AND k.finding_id = f.id
      WHERE k.asset_id = ANY(${[...assetIds]}::uuid[]) OR c.advisory = ANY(${[...names]}::text[]) OR c.aliases && ${[...names]}::text[]
    )
    SELECT p.statement_key AS "statementKey", s.product, s.component, p.asset_id AS "assetId", p.subject_key AS "subjectKey", p.advisory, p.aliases,
      v.purl, jsonb_build_object('advisory', s.advisory, 'aliases', (SELECT jsonb_agg(n.name) FROM vex_name n
        WHERE n.tenant_id = ${tx.tenantId}::uuid AND n.statement_key = p.statement_key)) AS stated
    FROM pair p
    JOIN vex_statement s ON s.tenant_id = ${tx.tenantId}::uuid AND s.statement_key = p.statement_key
    JOIN vulnerability v ON v.tenant_id = ${tx.tenantId}::uuid AND v.subject_key = p.subject_key`
}
