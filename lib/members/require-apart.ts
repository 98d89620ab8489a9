import { ADMIN_ROLES, adminRolesOf } from '@/lib/access/duties'
import type { PersonRole } from '@/lib/access/roles'
import { Conflict } from '@/lib/core/errors'
import type { TenantTx } from '@/lib/store/in-tenant'
import { readTenant } from '@/lib/store/tenants/read-tenant'

/**
 * Refuses two of the three administrators in one person where the tenant separates duties.
 * @throws Conflict
 */
export async function requireApart(
  tx: TenantTx,
  grants: readonly { role: PersonRole; source: string }[],
): Promise<void> {
  if (adminRolesOf(grants).length < 2) return
  const { separateDuties } = await readTenant(tx)
  if (!separateDuties) return
  const says = `Duties are separated here: one person is only one of ${ADMIN_ROLES.join(', ')}.`
  throw new Conflict('duties_apart', says, { at: '/roles' })
}
