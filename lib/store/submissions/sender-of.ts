import { publicId } from '@/lib/core/public-id'
import type { TenantTx } from '../in-tenant'

/** By what a report came in, and by what its bytes went. */
export interface SenderRow {
  agentId: string | null
  agentName: string | null
  /** First characters of the token; null where a person handed it in. */
  tokenPrefix: string | null
  tokenRevokedAt: Date | null
  /** Network address of the request, as the audit log noted it. */
  address: string | null
  /** The act by which its bytes were dropped; null: they are there. */
  dropId: string | null
}

/** The agent, the token and the address that a submission came by; null when there is no such submission. */
export async function senderOf(
  tx: TenantTx,
  { id, receivedAt }: { id: string; receivedAt: Date },
): Promise<SenderRow | null> {
  const target = publicId('submission', id)
  const [row] = await tx.db.$queryRaw<SenderRow[]>`
    SELECT s.agent_id AS "agentId", g.name AS "agentName", t.prefix AS "tokenPrefix",
      t.revoked_at AS "tokenRevokedAt", coalesce(s.address, e.address) AS address,
      CASE WHEN v.encoding = 'dropped' THEN v.drop_id END AS "dropId"
    FROM submission s
    LEFT JOIN agent g ON g.tenant_id = ${tx.tenantId}::uuid AND g.id = s.agent_id
    LEFT JOIN actor a ON a.tenant_id = ${tx.tenantId}::uuid AND a.id = s.actor_ref AND a.kind = 'token'
    LEFT JOIN api_token t ON t.tenant_id = ${tx.tenantId}::uuid AND t.id::text = a.subject
    LEFT JOIN evidence v ON v.tenant_id = ${tx.tenantId}::uuid AND v.sha256 = s.evidence_sha256
    LEFT JOIN LATERAL (
      SELECT address FROM audit_event
      WHERE tenant_id = ${tx.tenantId}::uuid AND at = ${receivedAt} AND target_kind = 'submission' AND target_id = ${target}
      LIMIT 1
    ) e ON true
    WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.id = ${id}::uuid`
  return row ?? null
}
