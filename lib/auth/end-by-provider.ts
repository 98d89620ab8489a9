import { lookup, systemScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inPerson } from '@/lib/store/in-person'
import { endSession, type SessionEnd } from '@/lib/store/sessions/end-session'
import { tellTenant } from '@/lib/store/tell-tenant'
import { tenantsConcerned } from './tenants-concerned'

export interface SessionOfProvider {
  userId: string
  sessionId: string
  source: string
  why: SessionEnd
  at: Date
}

/** Ends a session because its provider no longer vouches for it, with an event in each of the person's tenants. */
export async function endByProvider({
  userId,
  sessionId,
  source,
  why,
  at,
}: SessionOfProvider): Promise<void> {
  await inPerson(lookup('session'), async (person) => {
    if (!(await endSession(person, { userId, sessionId, why, at }))) return
    for (const { tenant } of await tenantsConcerned(person, userId, at)) {
      await tellTenant(person, systemScope(tenant, 'sign-in'), (tx) =>
        writeAuditEvent(tx, {
          action: 'session.ended',
          target: { kind: 'session', id: publicId('session', sessionId) },
          after: { why, user: publicId('user', userId) },
          ...{ provider: source, at },
        }),
      )
    }
  })
}
