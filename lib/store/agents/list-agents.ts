import type { Note } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

export interface AgentRow {
  id: string
  name: string
  createdAt: Date
  lastHeardAt: Date | null
  lastAddress: string | null
  quietAfterHours: number
  enrolmentId: string | null
  version: string | null
  spoolWaiting: number | null
  spoolRefused: number | null
  spoolOldestAt: Date | null
  submissions: number
  /** Until when the last of its tokens works that do; null: none does. */
  tokenUntil: Date | null
  lastSubmissionId: string | null
  lastState: string | null
  lastTool: string | null
  lastReceivedAt: Date | null
  lastNotes: Note[] | null
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
    ), k AS (
      SELECT agent_id, max(expires_at) AS until FROM api_token
      WHERE tenant_id = ${tx.tenantId}::uuid AND agent_id IN (SELECT a.id FROM a) AND revoked_at IS NULL AND expires_at > now()
      GROUP BY agent_id
    )
    SELECT a.id, a.name, a.created_at AS "createdAt", a.last_heard_at AS "lastHeardAt", a.last_address AS "lastAddress",
      a.quiet_after_hours AS "quietAfterHours", a.enrolment_id AS "enrolmentId", a.version, a.spool_waiting AS "spoolWaiting",
      a.spool_refused AS "spoolRefused", a.spool_oldest_at AS "spoolOldestAt", coalesce(n.n, 0) AS submissions,
      k.until AS "tokenUntil", l.id AS "lastSubmissionId", l.state AS "lastState", l.tool AS "lastTool",
      l.received_at AS "lastReceivedAt", l.notes AS "lastNotes"
    FROM a LEFT JOIN n ON n.agent_id = a.id LEFT JOIN k ON k.agent_id = a.id
    LEFT JOIN LATERAL (
      SELECT s.id, s.state, w.tool, s.received_at, coalesce(s.notes, '[]') AS notes FROM submission s
      JOIN submission_words w ON w.tenant_id = ${tx.tenantId}::uuid AND w.id = s.words_id
      WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.agent_id = a.id ORDER BY s.id DESC LIMIT 1
    ) l ON true
    ORDER BY a.id DESC`
}
