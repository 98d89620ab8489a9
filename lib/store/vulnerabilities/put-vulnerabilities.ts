import { subjectKey } from '@/lib/core/check'
import type { Vulnerability } from '@/lib/core/report'
import { arrayLiteral } from '../array-literal'
import { Prisma } from '../generated/client'
import { inBatches } from '../in-batches'
import type { TenantTx } from '../in-tenant'
import { rowsSql } from '../rows-sql'

const NEWER = Prisma.sql`advisory.observed_at < EXCLUDED.observed_at`
/** A row that says the same is left alone: most reports of a fleet name the same flaws in the same words, every day. */
const NEWS = Prisma.sql`(${NEWER} AND (coalesce(EXCLUDED.title, advisory.title), coalesce(EXCLUDED.url, advisory.url), EXCLUDED.ratings,
  coalesce(EXCLUDED.published_at, advisory.published_at))
  IS DISTINCT FROM (advisory.title, advisory.url, advisory.ratings, advisory.published_at))`

/**
 * Keeps what subjects of vulnerabilities are made of, and what scanners say of their advisories, set-based: their other ids add up, the
 * rest is the newest news: words that differ from those before them (docs/decisions/061).
 */
export async function putVulnerabilities(
  tx: TenantTx,
  found: readonly { subject: string; vulnerability: Vulnerability }[],
  observedAt: Date,
): Promise<void> {
  if (found.length === 0) return
  // In one order, so that two reports of the same flaws never wait for each other in a ring.
  const rows = found
    .map(({ subject, vulnerability }) => ({ key: subjectKey(subject), v: vulnerability }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  await inBatches(tx, rows, (some) => putSubjects(tx, some))
  // One row an advisory: an upsert may not touch a row twice.
  const advisories = [...new Map(found.map(({ vulnerability: v }) => [v.advisory, v])).values()].sort(
    (a, b) => (a.advisory < b.advisory ? -1 : 1),
  )
  await inBatches(tx, advisories, (some) => putAdvisories(tx, some, observedAt))
}

function putSubjects(tx: TenantTx, rows: readonly { key: string; v: Vulnerability }[]): Promise<unknown> {
  const of = {
    subject_key: ['uuid', rows.map(({ key }) => key)],
    advisory: ['text', rows.map(({ v }) => v.advisory)],
    purl: ['text', rows.map(({ v }) => v.package.purl)],
    package_type: ['text', rows.map(({ v }) => v.package.type)],
    package_name: ['text', rows.map(({ v }) => v.package.name)],
    package_version: ['text', rows.map(({ v }) => v.package.version)],
    path: ['text', rows.map(({ v }) => v.path)],
  } as const
  return tx.db.$executeRaw`
    INSERT INTO vulnerability (tenant_id, subject_key, advisory, purl, package_type, package_name, package_version, path)
    SELECT ${tx.tenantId}::uuid, v.subject_key, v.advisory, v.purl, v.package_type, v.package_name, v.package_version, v.path
    FROM ${rowsSql('v', of)}
    ON CONFLICT DO NOTHING`
}

function putAdvisories(
  tx: TenantTx,
  advisories: readonly Vulnerability[],
  observedAt: Date,
): Promise<unknown> {
  return tx.db.$executeRaw`
    INSERT INTO advisory (tenant_id, id, aliases, title, url, ratings, published_at, observed_at)
    SELECT ${tx.tenantId}::uuid, a.id, a.aliases::text[], a.title, a.url, a.ratings::jsonb, a.published_at,
      ${observedAt}
    FROM unnest(${advisories.map((v) => v.advisory)}::text[], ${advisories.map((v) => arrayLiteral(v.aliases))}::text[],
      ${advisories.map((v) => v.title ?? null)}::text[], ${advisories.map((v) => v.url ?? null)}::text[],
      ${advisories.map((v) => JSON.stringify(v.ratings))}::text[],
      ${advisories.map((v) => (v.publishedAt ? new Date(v.publishedAt) : null))}::timestamptz[])
      AS a(id, aliases, title, url, ratings, published_at)
    ON CONFLICT (tenant_id, id) DO UPDATE SET
      aliases = app.joined_ids(advisory.aliases, EXCLUDED.aliases),
      title = CASE WHEN ${NEWER} THEN coalesce(EXCLUDED.title, advisory.title) ELSE advisory.title END,
      url = CASE WHEN ${NEWER} THEN coalesce(EXCLUDED.url, advisory.url) ELSE advisory.url END,
      ratings = CASE WHEN ${NEWER} THEN EXCLUDED.ratings ELSE advisory.ratings END,
      published_at = CASE WHEN ${NEWER} THEN coalesce(EXCLUDED.published_at, advisory.published_at) ELSE advisory.published_at END,
      observed_at = greatest(advisory.observed_at, EXCLUDED.observed_at)
      WHERE advisory.tenant_id = ${tx.tenantId}::uuid AND (${NEWS} OR NOT advisory.aliases @> EXCLUDED.aliases)`
}
