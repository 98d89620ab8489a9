import { authorise, lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { endSession } from '@/lib/store/sessions/end-session'

/**
 * Ends one of one's own sessions, wherever it is open, from its next request on. A session belongs to no tenant: the
 * audit event goes to the one the person is looking at.
 * @throws NotFound for somebody else's, or one that has ended
 */
export async function endOwnSession(principal: Principal, id: string, at: Date): Promise<void> {
  const sessionId = parsePublicId('session', id)
  const userId = principal.actor.subject
  if (sessionId === null) throw new NotFound()
  if (!(await endSession(lookup('session'), { userId, sessionId, why: 'ended', at }))) throw new NotFound()
  if (!principal.tenant) return
  await inTenant(authorise(principal, 'tenant.read'), (tx) =>
    writeAuditEvent(tx, { action: 'session.ended', target: { kind: 'session', id }, at }),
  )
}
