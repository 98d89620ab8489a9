import type { PersonRole } from '@/lib/access/roles'
import type { TenantTx } from '../in-tenant'

/**
 * Takes back what invites a person again who is removed: open invitations to their local account's address, and those that they gave
 * out, since whoever has the link joins. Answers which.
 */
export async function revokeInvitesOf(
  tx: TenantTx,
  { userId, email, at }: { userId: string; email: string | null; at: Date },
): Promise<{ id: string; email: string; roles: PersonRole[] }[]> {
  return tx.db.$queryRaw<{ id: string; email: string; roles: PersonRole[] }[]>`
    UPDATE invite i SET revoked_at = ${at}
    WHERE i.tenant_id = ${tx.tenantId}::uuid AND i.revoked_at IS NULL AND i.accepted_at IS NULL
      AND (i.email = ${email} OR i.created_by IN (SELECT a.id FROM actor a
        WHERE a.tenant_id = ${tx.tenantId}::uuid AND a.kind = 'person' AND a.subject = ${userId}))
    RETURNING i.id, i.email, i.roles`
}
