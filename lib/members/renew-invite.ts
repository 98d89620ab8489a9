import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { renewInvite as keepLink } from '@/lib/store/invites/renew-invite'

const DAY_MS = 86_400_000

/**
 * Gives an open invitation a new link, good for so many days from now; the link before is worth nothing any more.
 * @throws NotFound for one that was accepted or taken back
 */
export async function renewInvite(
  scope: Scope,
  id: string,
  link: { days: number; tokenHash: Uint8Array<ArrayBuffer> },
  at: Date,
): Promise<void> {
  const inviteId = parsePublicId('invite', id)
  if (inviteId === null) throw new NotFound()
  const expiresAt = new Date(at.getTime() + link.days * DAY_MS)
  await inTenant(scope, async (tx) => {
    if (!(await keepLink(tx, { id: inviteId, tokenHash: link.tokenHash, expiresAt, at })))
      throw new NotFound()
    await writeAuditEvent(tx, {
      action: 'invite.renewed',
      target: { kind: 'invite', id },
      after: { expires_at: expiresAt },
      at,
    })
  })
}
