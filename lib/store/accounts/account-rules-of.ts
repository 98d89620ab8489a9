import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

export interface TenantAccountRules {
  tenantId: string
  /** '' for the platform's own house, which counts for platform administrators. */
  slug: string
  name: string
  passwordPolicy: string
  secondFactor: string
  idleMinutes: number
  sessionMinutes: number
}

/** What each tenant in which a person has a role at an instant asks of their account. */
export async function accountRulesOf(_key: Lookup, userId: string, at: Date): Promise<TenantAccountRules[]> {
  return prisma().$queryRaw<TenantAccountRules[]>`
    SELECT tenant_id AS "tenantId", slug, name, password_policy AS "passwordPolicy", second_factor AS "secondFactor",
      idle_minutes AS "idleMinutes", session_minutes AS "sessionMinutes"
    FROM app.account_rules(${userId}::uuid, ${at}::timestamptz)`
}
