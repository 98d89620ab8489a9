import type { PersonRole } from './roles'

/**
 * The administrators whom 等保 wants to be three people (三员分立): of the system, of security, and of the audit. Usable always;
 * where a tenant separates duties nobody holds two of them, and an owner counts as manager and operator alone (decision 028).
 */
export const ADMIN_ROLES = [
  'system_admin',
  'security_admin',
  'audit_admin',
] as const satisfies readonly PersonRole[]
export type AdminRole = (typeof ADMIN_ROLES)[number]

export interface GrantOf {
  role: PersonRole
  /** `local`, or the provider that gave it. */
  source: string
}

/** Which of the three somebody has. */
export function adminRolesOf(grants: readonly GrantOf[]): AdminRole[] {
  return ADMIN_ROLES.filter((role) => grants.some((grant) => grant.role === role))
}

/**
 * The grants that count where duties are separated, however they were given. Of two of the three, the one given here counts
 * before a provider's; where that does not decide, neither counts.
 */
export function apart<G extends GrantOf>(grants: readonly G[]): G[] {
  const local = adminRolesOf(grants.filter(({ source }) => source === 'local'))
  const all = adminRolesOf(grants)
  const [only] = local.length > 0 ? local : all
  const decided = local.length === 1 || (local.length === 0 && all.length === 1)
  return grants.flatMap((grant) => {
    if (grant.role === 'owner') {
      return [
        { ...grant, role: 'manager' as const },
        { ...grant, role: 'operator' as const },
      ]
    }
    const admin = ADMIN_ROLES.find((role) => role === grant.role)
    return admin === undefined || (decided && admin === only) ? [grant] : []
  })
}
