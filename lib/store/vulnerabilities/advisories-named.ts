import type { TenantTx } from '../in-tenant'

/** An advisory with what is printed of it. */
export interface NamedAdvisory {
  id: string
  aliases: string[]
  title: string | null
  url: string | null
  ratings: { source: string; severity?: string; score?: number; vector?: string }[]
  publishedAt: Date | null
}

/** Advisories that go by an id, their own or another, or by one of CNNVD's or CNVD's; those whose own it is first. */
export async function advisoriesNamed(tx: TenantTx, id: string): Promise<NamedAdvisory[]> {
  return tx.db.$queryRaw<NamedAdvisory[]>`
    WITH name AS MATERIALIZED (
      SELECT ${id}::text AS id UNION SELECT e.cve FROM vulnerability_list_entry e WHERE e.other_id = upper(${id}) AND e.other_id <> ''
    )
    SELECT a.id, a.aliases, a.title, a.url, a.ratings, a.published_at AS "publishedAt" FROM advisory a
    WHERE a.tenant_id = ${tx.tenantId}::uuid AND (a.id IN (SELECT name.id FROM name) OR a.aliases && ARRAY(SELECT name.id FROM name))
    ORDER BY (a.id IN (SELECT name.id FROM name)) DESC, a.id LIMIT 50`
}
