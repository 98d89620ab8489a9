import { lookup, systemScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inPerson } from '@/lib/store/in-person'
import type { SessionEnd } from '@/lib/store/sessions/end-session'
import { endVouchedSessions } from '@/lib/store/sessions/end-vouched-sessions'
import { tellTenant } from '@/lib/store/tell-tenant'
import { tenantsConcerned } from './tenants-concerned'

export interface VouchedToEnd {
  userId: string
  identityId: string
  source: string
  why: SessionEnd
  at: Date
}

/** Ends every session of a person by a provider, because of what it said or did not say, with an event in each of their tenants. */
export async function endVouchedByProvider({
  userId,
  identityId,
  source,
  why,
  at,
}: VouchedToEnd): Promise<void> {
  await inPerson(lookup('session'), async (person) => {
    const ended = await endVouchedSessions(person, { identityId, source, why, at })
    if (ended.length === 0) return
    for (const { tenant } of await tenantsConcerned(person, userId, at)) {
      await tellTenant(person, systemScope(tenant, 'sign-in'), async (tx) => {
        for (const id of ended) {
          await writeAuditEvent(tx, {
            action: 'session.ended',
            target: { kind: 'session', id: publicId('session', id) },
            after: { why, user: publicId('user', userId) },
            ...{ provider: source, at },
          })
        }
      })
    }
  })
}
