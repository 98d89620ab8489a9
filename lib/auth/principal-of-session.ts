import type { Principal } from '@/lib/access/principal'
import type { CurrentSession } from './current-session'

/** The person of a session, with the tenant asked for only where they may enter it. */
export function principalOfSession(session: CurrentSession, address: string | null): Principal {
  const { member, tenantId, slug, tenantName, timeZone, tenantLanguage } = session
  return {
    actor: {
      kind: 'person',
      subject: session.userId,
      label: session.name,
      provider: session.provider,
      address,
    },
    platformAdmin: session.platformAdmin,
    tenant:
      member && tenantId && slug && tenantName && timeZone && tenantLanguage
        ? { id: tenantId, slug, name: tenantName, timeZone, language: tenantLanguage }
        : null,
    roles: member ? session.roles : [],
    agentId: null,
    sessionId: session.sessionId,
    ...(session.suspended ? { suspended: true as const } : {}),
  }
}
