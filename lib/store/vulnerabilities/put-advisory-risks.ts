import type { Vulnerability } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

/**
 * Keeps what a report says of exploitation: FIRST's estimate, and whether CISA lists the flaw. Of several reports that say
 * anything of a flaw the newest counts, of one instant the one that says more.
 */
export async function putAdvisoryRisks(
  tx: TenantTx,
  submissionId: string,
  found: readonly Vulnerability[],
  observedAt: Date,
): Promise<void> {
  const risks = new Map<string, { score: number | null; percentile: number | null; known: boolean }>()
  for (const { advisory, epss, knownExploited } of found) {
    if (!epss && !knownExploited) continue
    const other = risks.get(advisory)
    risks.set(advisory, {
      score: epss?.score ?? other?.score ?? null,
      percentile: epss?.percentile ?? other?.percentile ?? null,
      known: knownExploited ?? other?.known ?? false,
    })
  }
  if (risks.size === 0) return
  const rows = [...risks]
    .map(([advisory, risk]) => ({ advisory, ...risk }))
    .sort((a, b) => (a.advisory < b.advisory ? -1 : 1))
  await tx.db.$executeRaw`
    INSERT INTO advisory_risk (tenant_id, advisory, epss, percentile, known_exploited, observed_at, submission_id)
    SELECT ${tx.tenantId}::uuid, r.advisory, r.epss, r.percentile, r.known, ${observedAt}, ${submissionId}::uuid
    FROM unnest(${rows.map((r) => r.advisory)}::text[], ${rows.map((r) => r.score)}::float8[],
      ${rows.map((r) => r.percentile)}::float8[], ${rows.map((r) => r.known)}::boolean[])
      AS r(advisory, epss, percentile, known)
    ON CONFLICT (tenant_id, advisory) DO UPDATE SET epss = EXCLUDED.epss, percentile = EXCLUDED.percentile,
      known_exploited = EXCLUDED.known_exploited, observed_at = EXCLUDED.observed_at, submission_id = EXCLUDED.submission_id
      WHERE advisory_risk.tenant_id = ${tx.tenantId}::uuid AND
        (advisory_risk.observed_at, advisory_risk.known_exploited, coalesce(advisory_risk.epss, -1), advisory_risk.submission_id)
        < (EXCLUDED.observed_at, EXCLUDED.known_exploited, coalesce(EXCLUDED.epss, -1), EXCLUDED.submission_id)`
}
