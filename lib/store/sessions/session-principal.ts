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
  /** Whom a provider vouched for; null for local accounts. */
  identityId: string | null
  /** When that provider was last asked. */
  checkedAt: Date | null
  secondFactorAt: Date | null
  hasSecondFactor: boolean
  mustChangePassword: boolean
  passwordChangedAt: Date | null
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  /** `idle`, `provider-gone`; null while it goes on. */
  endedWhy: string | null
  disabledAt: Date | null
  tenantId: string | null
  slug: string | null
  tenantName: string | null
  timeZone: string | null
  tenantLanguage: 'zh' | 'en' | null
  suspendedAt: Date | null
  idleMinutes: number | null
  sessionMinutes: number | null
  passwordPolicy: string | null
  secondFactor: string | null
  separateDuties: boolean | null
  /** When the session was last used in the tenant. */
  visitedAt: Date | null
  /** From then on the tenant is shut to the session. */
  shutAt: Date | null
  /** They have a role, but the tenant has closed local passwords, and theirs is one. */
  localClosed: boolean
  /** They come in although the tenant has closed local passwords, as an owner it keeps for emergencies. */
  breakGlass: boolean
  /** Whether that was noted for this session. */
  breakGlassNoted: boolean
  /** Uses of break-glass accounts in the tenant that nobody acknowledged. */
  openAlerts: number
  /** Empty for anyone who is no member. */
  roles: PersonRole[]
  /** Each role that is in force, with what limits it. */
  grants: { role: PersonRole; label_rule: unknown; source: string }[]
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
      user_language AS "userLanguage", provider, identity_id AS "identityId", checked_at AS "checkedAt",
      second_factor_at AS "secondFactorAt", has_second_factor AS "hasSecondFactor",
      must_change_password AS "mustChangePassword", password_changed_at AS "passwordChangedAt", created_at AS "createdAt",
      last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", ended_at AS "endedAt", ended_why AS "endedWhy",
      disabled_at AS "disabledAt",
      tenant_id AS "tenantId", slug, tenant_name AS "tenantName", time_zone AS "timeZone",
      tenant_language AS "tenantLanguage", suspended_at AS "suspendedAt", idle_minutes AS "idleMinutes",
      session_minutes AS "sessionMinutes", password_policy AS "passwordPolicy", second_factor AS "secondFactor",
      separate_duties AS "separateDuties", visited_at AS "visitedAt", shut_at AS "shutAt",
      local_closed AS "localClosed", break_glass AS "breakGlass", break_glass_noted AS "breakGlassNoted",
      open_alerts AS "openAlerts", roles, grants
    FROM app.session_principal(${hash}, ${slug}, ${at}::timestamptz)`
  return rows[0] ?? null
}
