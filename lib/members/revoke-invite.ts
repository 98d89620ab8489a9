import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { listInvites } from '@/lib/store/invites/list-invites'
import { revokeInvite as takeBack } from '@/lib/store/invites/revoke-invite'

/** Takes an open invitation back: its link is worth nothing from here on. @throws NotFound */
export async function revokeInvite(scope: Scope, id: string, at: Date): Promise<void> {
  const inviteId = parsePublicId('invite', id)
  if (inviteId === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const [invite] = await listInvites(tx, inviteId)
    if (!invite || !(await takeBack(tx, inviteId, at))) throw new NotFound()
    await writeAuditEvent(tx, {
      action: 'invite.revoked',
      target: { kind: 'invite', id },
      before: { email: invite.email, roles: invite.roles },
      at,
    })
  })
}
