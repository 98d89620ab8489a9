import type { TenantTx } from '../in-tenant'

/** Runs that can be compared: one sender, one tool, one profile. */
export interface SameRuns {
  /** Null: a person; then `actorRef` tells senders apart. */
  agentId: string | null
  actorRef: string
  tool: string
  profile: string
}

/** Those of the checks that the same sender, tool and profile reported on by an instant, of any asset. */
export async function reportedBefore(
  tx: TenantTx,
  runs: SameRuns,
  observedAt: Date,
  checkKeys: readonly string[],
): Promise<string[]> {
  if (checkKeys.length === 0) return []
  const rows = await tx.db.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT k.key FROM reported_set r
    JOIN coverage_set cs ON cs.tenant_id = r.tenant_id AND cs.id = r.set_id AND cs.tenant_id = ${tx.tenantId}::uuid
    CROSS JOIN LATERAL unnest(cs.check_keys) AS k(key)
    WHERE r.tenant_id = ${tx.tenantId}::uuid AND r.tool = ${runs.tool} AND r.profile = ${runs.profile}
      AND r.sender = ${runs.agentId ?? runs.actorRef}::uuid AND r.first_observed <= ${observedAt}
      AND k.key = ANY(${[...checkKeys]}::uuid[])`
  return rows.map((row) => row.key)
}

export interface SilentReport {
  assetId: string
  submissionId: string
  observedAt: Date
  sha256: Uint8Array
  checkKeys: string[]
  possibleKeys: string[]
}

/** Reports of the same runs at or after an instant that are silent on some of the checks: their silence may come to mean something. */
export async function silentReports(
  tx: TenantTx,
  runs: SameRuns,
  from: Date,
  checkKeys: readonly string[],
): Promise<SilentReport[]> {
  if (checkKeys.length === 0) return []
  return tx.db.$queryRaw<SilentReport[]>`
    SELECT c.asset_id AS "assetId", c.submission_id AS "submissionId", c.observed_at AS "observedAt", s.evidence_sha256 AS sha256, cs.check_keys AS "checkKeys",
      c.possible_keys AS "possibleKeys"
    FROM coverage c
    JOIN coverage_set cs ON cs.tenant_id = c.tenant_id AND cs.id = c.set_id AND cs.tenant_id = ${tx.tenantId}::uuid
    JOIN submission s ON s.tenant_id = c.tenant_id AND s.id = c.submission_id AND s.tenant_id = ${tx.tenantId}::uuid
    WHERE c.tenant_id = ${tx.tenantId}::uuid AND c.tool = ${runs.tool} AND c.profile = ${runs.profile} AND c.observed_at >= ${from}
      AND c.possible_keys <> '{}' AND c.possible_keys && ${[...checkKeys]}::uuid[]
      AND CASE WHEN ${runs.agentId}::uuid IS NULL THEN s.agent_id IS NULL AND s.actor_ref = ${runs.actorRef}::uuid
        ELSE s.agent_id = ${runs.agentId}::uuid END
    ORDER BY c.observed_at, s.evidence_sha256`
}

/** Lets a report's silence count: what it looked at grows. */
export async function widenCoverage(
  tx: TenantTx,
  report: Pick<SilentReport, 'assetId' | 'submissionId'>,
  {
    setId,
    checkKeys,
    possibleKeys,
  }: { setId: string; checkKeys: readonly string[]; possibleKeys: readonly string[] },
): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO coverage_set (tenant_id, id, check_keys)
    VALUES (${tx.tenantId}::uuid, ${setId}::uuid, ${[...checkKeys]}::uuid[]) ON CONFLICT DO NOTHING`
  await tx.db.$executeRaw`
    UPDATE coverage SET set_id = ${setId}::uuid, possible_keys = nullif(${[...possibleKeys]}::uuid[], '{}')
    WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${report.assetId}::uuid AND submission_id = ${report.submissionId}::uuid`
}
