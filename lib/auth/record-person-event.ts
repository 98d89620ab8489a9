import { HOUSE } from '@/lib/access/house'
import { authorise, systemScope } from '@/lib/access/keys'
import type { Actor } from '@/lib/access/principal'
import { publicId } from '@/lib/core/public-id'
import { sessionLimits } from '@/lib/core/session-limits'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import type { PersonTx } from '@/lib/store/in-person'
import { platformStanding } from '@/lib/store/platform/platform-standing'
import { tellTenant } from '@/lib/store/tell-tenant'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import { tenantsConcerned } from './tenants-concerned'

export interface PersonEvent {
  sessionId: string
  action:
    | 'person.signed_in'
    | 'person.signed_out'
    | 'person.password_changed'
    | 'person.second_factor_added'
    | 'person.second_factor_removed'
    | 'person.recovery_codes_renewed'
    | 'session.ended'
    | 'sessions.ended'
  /** What else there is to say of it; never a secret. */
  after?: unknown
}

/**
 * Writes what a person did of themselves into the audit log of each of their tenants, in the transaction of it; answers the shortest session any of
 * these allows, in minutes, null when they have none. Of platform administrators the platform's own log says it too.
 */
export async function recordPersonEvent(
  person: PersonTx,
  actor: Actor,
  { sessionId, action, after }: PersonEvent,
  at: Date,
): Promise<number | null> {
  let shortest: number | null = null
  const target = { kind: 'session', id: publicId('session', sessionId) }
  // The house has the lowest id, so it is told first.
  if (await platformStanding(person, actor.subject)) {
    await tellTenant(person, systemScope(HOUSE, 'sign-in', null, actor), (tx) =>
      writeAuditEvent(tx, { action, target, after, at }),
    )
  }
  for (const { tenant, roles } of await tenantsConcerned(person, actor.subject, at)) {
    const principal = { actor, tenant, roles, platformAdmin: false, agentId: null, sessionId }
    const minutes = await tellTenant(person, authorise(principal, 'tenant.read'), async (tx) => {
      await writeAuditEvent(tx, { action, target, after, at })
      const settings = await readTenant(tx)
      return sessionLimits(settings, settings.passwordPolicy).sessionMinutes
    })
    shortest = Math.min(shortest ?? minutes, minutes)
  }
  return shortest
}
