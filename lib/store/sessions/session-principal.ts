import type { Lookup } from '@/lib/access/keys'
import type { PersonRole } from '@/lib/access/roles'
import { prisma } from '../client'

export interface SessionPrincipalRow {
  sessionId: string
  userId: string
  email: string
  name: string
  platformAdmin: boolean
  userLanguage: 'zh' | 'en' | null
  provider: string
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  disabledAt: Date | null
  tenantId: string | null
  slug: string | null
  tenantName: string | null
  timeZone: string | null
  tenantLanguage: 'zh' | 'en' | null
  suspendedAt: Date | null
  idleMinutes: number | null
  /** Empty for anyone who is no member. */
  roles: PersonRole[]
}

/** Who holds the session of this SHA-256, and what they are in the tenant of a slug, in one round trip. */
export async function sessionPrincipal(
  _key: Lookup,
  hash: Uint8Array<ArrayBuffer>,
  slug: string | null,
  at: Date,
): Promise<SessionPrincipalRow | null> {
  const rows = await prisma().$queryRaw<SessionPrincipalRow[]>`
    SELECT session_id AS "sessionId", user_id AS "userId", email, name, platform_admin AS "platformAdmin",
      user_language AS "userLanguage", provider,
      last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", ended_at AS "endedAt", disabled_at AS "disabledAt",
      tenant_id AS "tenantId", slug, tenant_name AS "tenantName", time_zone AS "timeZone",
      tenant_language AS "tenantLanguage", suspended_at AS "suspendedAt", idle_minutes AS "idleMinutes", roles
    FROM app.session_principal(${hash}, ${slug}, ${at}::timestamptz)`
  return rows[0] ?? null
}
