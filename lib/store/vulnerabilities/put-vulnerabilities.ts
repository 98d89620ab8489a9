import { subjectKey } from '@/lib/core/check'
import type { Vulnerability } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

/** Keeps what subjects of vulnerabilities are made of, and what scanners say of their advisories (the newest report's words), set-based. */
export async function putVulnerabilities(
  tx: TenantTx,
  found: readonly { subject: string; vulnerability: Vulnerability }[],
  observedAt: Date,
): Promise<void> {
  if (found.length === 0) return
  // In one order, so that two reports of the same flaws never wait for each other in a ring.
  const rows = found
    .map(({ subject, vulnerability }) => ({ key: subjectKey(subject), ...vulnerability }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  await tx.db.$executeRaw`
    INSERT INTO vulnerability (tenant_id, subject_key, advisory, purl, package_type, package_name, package_version, path)
    SELECT ${tx.tenantId}::uuid, v.* FROM unnest(${rows.map(({ key }) => key)}::uuid[],
      ${rows.map((v) => v.advisory)}::text[], ${rows.map((v) => v.package.purl)}::text[], ${rows.map((v) => v.package.type)}::text[],
      ${rows.map((v) => v.package.name)}::text[], ${rows.map((v) => v.package.version)}::text[], ${rows.map((v) => v.path)}::text[]) AS v
    ON CONFLICT DO NOTHING`
  // One row an advisory: an upsert may not touch a row twice.
  const advisories = [...new Map(found.map(({ vulnerability: v }) => [v.advisory, v])).values()].sort(
    (a, b) => (a.advisory < b.advisory ? -1 : 1),
  )
  await tx.db.$executeRaw`
    INSERT INTO advisory (tenant_id, id, aliases, title, url, ratings, published_at, observed_at)
    SELECT ${tx.tenantId}::uuid, a.id, ARRAY(SELECT jsonb_array_elements_text(a.aliases::jsonb)), a.title, a.url, a.ratings::jsonb, a.published_at,
      ${observedAt}
    FROM unnest(${advisories.map((v) => v.advisory)}::text[], ${advisories.map((v) => JSON.stringify(v.aliases))}::text[],
      ${advisories.map((v) => v.title ?? null)}::text[], ${advisories.map((v) => v.url ?? null)}::text[],
      ${advisories.map((v) => JSON.stringify(v.ratings))}::text[],
      ${advisories.map((v) => (v.publishedAt ? new Date(v.publishedAt) : null))}::timestamptz[])
      AS a(id, aliases, title, url, ratings, published_at)
    ON CONFLICT (tenant_id, id) DO UPDATE SET aliases = EXCLUDED.aliases, title = coalesce(EXCLUDED.title, advisory.title),
      url = coalesce(EXCLUDED.url, advisory.url), ratings = EXCLUDED.ratings,
      published_at = coalesce(EXCLUDED.published_at, advisory.published_at), observed_at = EXCLUDED.observed_at
      WHERE advisory.tenant_id = ${tx.tenantId}::uuid AND advisory.observed_at < EXCLUDED.observed_at`
}
