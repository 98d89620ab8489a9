import { ADMIN_ROLES, adminRolesOf } from '@/lib/access/duties'
import type { Scope } from '@/lib/access/keys'
import { Conflict } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers, type MembershipRow } from '@/lib/store/members/list-members'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { changeTenant } from '@/lib/store/tenants/change-tenant'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import { requireLastingOwner } from './require-lasting-owner'

/**
 * Separates the duties of the tenant's administrators, or puts them together again. Counts from everybody's next request on.
 * @throws Conflict when one of the three is nobody's, or somebody holds two, or nobody would be left to manage people
 */
export async function separateDuties(scope: Scope, on: boolean, at: Date): Promise<void> {
  await inTenant(scope, async (tx) => {
    await lockOwners(tx)
    const { separateDuties: before } = await readTenant(tx)
    if (before === on) return
    if (on) requireThree(await listMembers(tx), at)
    await changeTenant(tx, { separateDuties: on })
    await requireLastingOwner(tx)
    await writeAuditEvent(tx, {
      action: on ? 'duties.separated' : 'duties.joined',
      target: { kind: 'tenant', id: publicId('tenant', tx.tenantId) },
      before: { separate_duties: before },
      after: { separate_duties: on },
      at,
    })
  })
}

function requireThree(rows: readonly MembershipRow[], at: Date): void {
  const people = new Map<string, MembershipRow[]>()
  for (const row of rows) people.set(row.userId, [...(people.get(row.userId) ?? []), row])
  const both = [...people.values()].find((grants) => adminRolesOf(grants).length > 1)
  if (both) {
    const says = `${both[0]?.name ?? 'Somebody'} holds two of ${ADMIN_ROLES.join(', ')}. Leave them one.`
    throw new Conflict('duties_apart', says)
  }
  // What a provider gives may be gone tomorrow, and what begins later is nobody's today.
  const lasting = rows.filter(
    ({ source, validFrom, validUntil, disabledAt }) =>
      source === 'local' &&
      (validFrom === null || validFrom <= at) &&
      validUntil === null &&
      disabledAt === null,
  )
  const missing = ADMIN_ROLES.filter((role) => !adminRolesOf(lasting).includes(role))
  if (missing.length > 0) {
    const says = `Nobody is ${missing.join(', ')} for good. Give each of the three to a person first.`
    throw new Conflict('duties_unfilled', says, { extra: { missing } })
  }
}
