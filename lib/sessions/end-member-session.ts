import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { memberSessions } from '@/lib/store/sessions/member-sessions'
import { shutSessions } from '@/lib/store/sessions/shut-sessions'

/**
 * Ends a member's session in this tenant from its next request on; of a person who is in no other tenant, altogether.
 * @throws NotFound for one that was not used here, or has ended
 */
export async function endMemberSession(scope: Scope, id: string, at: Date): Promise<void> {
  const sessionId = parsePublicId('session', id)
  if (sessionId === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const session = (await memberSessions(tx, null, at)).find((one) => one.id === sessionId)
    if (!session) throw new NotFound()
    await shutSessions(tx, { userId: session.userId, sessionId, at })
    await writeAuditEvent(tx, {
      action: 'member.session_ended',
      target: { kind: 'session', id },
      before: { user: publicId('user', session.userId), since: session.createdAt, address: session.address },
      at,
    })
  })
}
