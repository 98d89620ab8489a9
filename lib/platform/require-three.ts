import { ADMIN_ROLES, type AdminRole } from '@/lib/access/duties'
import { Conflict } from '@/lib/core/errors'

/**
 * Refuses duties of the platform of which one is nobody's.
 * @param held by administrators who may sign in
 * @throws Conflict
 */
export function requireThree(held: readonly (AdminRole | null)[]): void {
  const missing = ADMIN_ROLES.filter((duty) => !held.includes(duty))
  if (missing.length === 0) return
  const says = `Nobody is ${missing.join(', ')}. Give each of the three to an administrator of the platform first.`
  throw new Conflict('duties_unfilled', says, { extra: { missing } })
}
