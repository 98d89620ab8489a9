import { HOUSE } from '@/lib/access/house'
import { houseScope, type PlatformScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { listAdministrators } from '@/lib/store/platform/list-administrators'
import { changeTenant } from '@/lib/store/tenants/change-tenant'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import { requireThree } from './require-three'

/**
 * Separates the duties of the platform's administrators, or puts them together again; counts from everybody's next request on.
 * @throws Conflict when one of the three is nobody's
 */
export async function separatePlatformDuties(scope: PlatformScope, on: boolean, at: Date): Promise<void> {
  await inTenant(houseScope(scope), async (tx) => {
    await lockOwners(tx)
    const { separateDuties: before } = await readTenant(tx)
    if (before === on) return
    const able = (await listAdministrators(scope, tx)).filter(({ disabledAt }) => disabledAt === null)
    if (on) requireThree(able.map(({ duty }) => duty))
    await changeTenant(tx, { separateDuties: on })
    await writeAuditEvent(tx, {
      action: on ? 'duties.separated' : 'duties.joined',
      target: { kind: 'tenant', id: publicId('tenant', HOUSE.id) },
      before: { separate_duties: before },
      after: { separate_duties: on },
      at,
    })
  })
}
