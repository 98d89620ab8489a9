import type { TenantTx } from '../in-tenant'

export interface AgentRow {
  id: string
  name: string
  createdAt: Date
  lastHeardAt: Date | null
  lastAddress: string | null
  quietAfterHours: number
  submissions: number
}

/** Agents that are not retired, newest first, after the last id of the page before; or the one of an id. */
export async function listAgents(
  tx: TenantTx,
  { after = null, id = null, limit }: { after?: string | null; id?: string | null; limit: number },
): Promise<AgentRow[]> {
  return tx.db.$queryRaw<AgentRow[]>`
    WITH a AS (
      SELECT * FROM agent WHERE tenant_id = ${tx.tenantId}::uuid AND retired_at IS NULL
        AND (${after}::uuid IS NULL OR id < ${after}::uuid) AND (${id}::uuid IS NULL OR id = ${id}::uuid)
      ORDER BY id DESC LIMIT ${limit}
    ), n AS (
      SELECT agent_id, count(*)::int AS n FROM submission
      WHERE tenant_id = ${tx.tenantId}::uuid AND agent_id IN (SELECT a.id FROM a) GROUP BY agent_id
    )
    SELECT a.id, a.name, a.created_at AS "createdAt", a.last_heard_at AS "lastHeardAt", a.last_address AS "lastAddress",
      a.quiet_after_hours AS "quietAfterHours", coalesce(n.n, 0) AS submissions
    FROM a LEFT JOIN n ON n.agent_id = a.id ORDER BY a.id DESC`
}
