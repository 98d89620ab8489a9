import type { AdminRole } from '@/lib/access/duties'
import { houseScope, type PlatformScope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { listAdministrators } from '@/lib/store/platform/list-administrators'
import { setDuty } from '@/lib/store/platform/set-duty'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import { requireThree } from './require-three'

/**
 * Gives an administrator of the platform their one duty, or none. It makes nobody an administrator: that is done on the server.
 * @throws NotFound, Conflict where duties are separated and one of the three would be nobody's
 */
export async function giveDuty(
  scope: PlatformScope,
  id: string,
  duty: AdminRole | null,
  at: Date,
): Promise<void> {
  const userId = parsePublicId('user', id)
  await inTenant(houseScope(scope), async (tx) => {
    // One after another: the last of a duty is not taken from two at once.
    await lockOwners(tx)
    const all = await listAdministrators(scope, tx)
    const found = all.find((one) => one.id === userId)
    if (!found) throw new NotFound()
    if (found.duty === duty) return
    if ((await readTenant(tx)).separateDuties) {
      const able = all.filter(({ disabledAt }) => disabledAt === null)
      requireThree(able.map((one) => (one.id === found.id ? duty : one.duty)))
    }
    await setDuty(scope, tx, found.id, duty)
    await writeAuditEvent(tx, {
      action: 'administrator.duty_given',
      target: { kind: 'user', id },
      before: { duty: found.duty },
      after: { duty },
      at,
    })
  })
}
