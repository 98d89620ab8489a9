import type { LimitedRole, Roles } from '@/lib/access/allowance'
import { apart } from '@/lib/access/duties'
import { readLabelRule } from '@/lib/access/label-rule'
import type { Principal } from '@/lib/access/principal'
import type { CurrentSession } from './current-session'

/** The person of a session, with the tenant asked for only where they may enter it now. */
export function principalOfSession(session: CurrentSession, address: string | null): Principal {
  const { held, tenantId, slug, tenantName, timeZone, tenantLanguage } = session
  const member = session.member && held === null
  return {
    actor: {
      kind: 'person',
      subject: session.userId,
      label: session.name,
      provider: session.provider,
      address,
    },
    platformAdmin: session.platformAdmin,
    ...(session.platformDuty === undefined ? {} : { platformDuty: session.platformDuty }),
    tenant:
      member && tenantId && slug && tenantName && timeZone && tenantLanguage
        ? { id: tenantId, slug, name: tenantName, timeZone, language: tenantLanguage }
        : null,
    ...(member ? rolesWithin(session) : { roles: [] }),
    agentId: null,
    sessionId: session.sessionId,
    ...(held === null ? {} : { held }),
    ...(session.localClosed ? { localClosed: true as const } : {}),
    ...(member && session.openAlerts > 0 ? { openAlerts: session.openAlerts } : {}),
    ...(session.suspended ? { suspended: true as const } : {}),
  }
}

/**
 * Support access counts for administrators of the platform alone, and for those who are no members: it is for reading, and what
 * they read is noted, which a member's is not.
 */
function rolesWithin({ grants, platformAdmin, separateDuties }: CurrentSession): Roles {
  const own = grants.filter(({ source }) => source !== 'support')
  if (own.length === 0 && platformAdmin && grants.length > 0) return { ...rolesOf(grants), support: true }
  return rolesOf(separateDuties ? apart(own) : own)
}

/** Grants as they count: of each role whether a rule limits it. What is kept as a rule and is none gives nothing. */
function rolesOf(grants: CurrentSession['grants']): Roles {
  const limited = grants
    .filter((grant) => grant.label_rule !== null)
    .flatMap(({ role, label_rule }): LimitedRole[] => {
      const rule = readLabelRule(label_rule)
      return rule ? [{ role, rule }] : []
    })
  const roles = grants.filter((grant) => grant.label_rule === null).map(({ role }) => role)
  return { roles: [...new Set(roles)], ...(limited.length > 0 ? { limited } : {}) }
}
