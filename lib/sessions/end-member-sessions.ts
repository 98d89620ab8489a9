import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import { memberSessions } from '@/lib/store/sessions/member-sessions'
import { shutSessions } from '@/lib/store/sessions/shut-sessions'

/**
 * Ends every session of a member in this tenant, those too that were not used here yet; of a person who is in no other
 * tenant, altogether.
 * @throws NotFound for who is no member
 */
export async function endMemberSessions(scope: Scope, id: string, at: Date): Promise<void> {
  const userId = parsePublicId('user', id)
  if (userId === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    if ((await listMembers(tx, userId)).length === 0) throw new NotFound()
    const seen = await memberSessions(tx, userId, at)
    await shutSessions(tx, { userId, sessionId: null, at })
    await writeAuditEvent(tx, {
      action: 'member.sessions_ended',
      target: { kind: 'user', id },
      before: { sessions: seen.length },
      at,
    })
  })
}
