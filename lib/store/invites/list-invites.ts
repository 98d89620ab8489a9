import type { TenantTx } from '../in-tenant'
import type { InviteRow } from './invite-row'

/** Invitations that were neither accepted nor revoked, the latest first (expired ones too); or one by id, whatever became of it. */
export async function listInvites(tx: TenantTx, id: string | null = null): Promise<InviteRow[]> {
  return tx.db.$queryRaw<InviteRow[]>`
    SELECT i.id, i.email, i.roles, i.valid_from AS "validFrom", i.valid_until AS "validUntil", i.label_rule AS "labelRule", i.created_at AS "createdAt", a.label AS "createdBy",
      i.renewed_at AS "renewedAt", i.expires_at AS "expiresAt", i.revoked_at AS "revokedAt", i.accepted_at AS "acceptedAt"
    FROM invite i LEFT JOIN actor a ON a.tenant_id = ${tx.tenantId}::uuid AND a.id = i.created_by
    WHERE i.tenant_id = ${tx.tenantId}::uuid
      AND CASE WHEN ${id}::uuid IS NULL THEN i.revoked_at IS NULL AND i.accepted_at IS NULL ELSE i.id = ${id}::uuid END
    ORDER BY i.created_at DESC, i.id`
}
