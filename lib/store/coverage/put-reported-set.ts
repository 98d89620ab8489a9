import type { TenantTx } from '../in-tenant'

/** An agent by its id, or a person by the reference of theirs, with a tool and a profile. */
export interface ReportedBy {
  sender: string
  tool: string
  profile: string
}

/**
 * Notes that runs have reported on a set of checks since an instant, or since an earlier one. A report in its order finds that noted
 * and takes no lock: every report of a fleet names the same few rows.
 */
export async function putReportedSet(
  tx: TenantTx,
  { sender, tool, profile }: ReportedBy,
  setId: string,
  observedAt: Date,
): Promise<void> {
  tx.later(tx.db.$executeRaw`
    INSERT INTO reported_set (tenant_id, tool, profile, sender, set_id, first_observed)
    SELECT ${tx.tenantId}::uuid, ${tool}::text, ${profile}::text, ${sender}::uuid, ${setId}::uuid, ${observedAt}::timestamptz
    WHERE NOT EXISTS (SELECT 1 FROM reported_set r WHERE r.tenant_id = ${tx.tenantId}::uuid AND r.tool = ${tool} AND r.profile = ${profile}
      AND r.sender = ${sender}::uuid AND r.set_id = ${setId}::uuid AND r.first_observed <= ${observedAt})
    ON CONFLICT (tenant_id, tool, profile, sender, set_id) DO UPDATE
      SET first_observed = least(reported_set.first_observed, EXCLUDED.first_observed)
      WHERE reported_set.tenant_id = ${tx.tenantId}::uuid`)
}
