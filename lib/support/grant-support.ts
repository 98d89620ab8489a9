import type { Scope } from '@/lib/access/keys'
import { Conflict, Invalid } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { addSupport } from '@/lib/store/members/add-support'
import { listMembers } from '@/lib/store/members/list-members'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { listAdministrators } from '@/lib/store/platform/list-administrators'

export interface SupportToGrant {
  /** Public id of an administrator of the platform. */
  administrator: string
  role: 'viewer' | 'auditor'
  hours: number
}

const HOUR_MS = 3_600_000

/**
 * Lets a named administrator of the platform read the tenant for some hours from now on. Granted again, it counts anew.
 * @throws Invalid for somebody who administers nothing, Conflict for a member
 */
export async function grantSupport(
  scope: Scope,
  { administrator, role, hours }: SupportToGrant,
  at: Date,
): Promise<void> {
  const userId = parsePublicId('user', administrator)
  const found = (await listAdministrators(scope)).find(({ id, disabledAt }) => id === userId && !disabledAt)
  if (!found) {
    throw new Invalid(
      'invalid_body',
      'The body at "/administrator" names no administrator of the platform.',
      {
        at: '/administrator',
      },
    )
  }
  const until = new Date(at.getTime() + hours * HOUR_MS)
  await inTenant(scope, async (tx) => {
    await lockOwners(tx)
    const before = await listMembers(tx, found.id)
    if (before.some(({ source }) => source !== 'support')) {
      throw new Conflict('already_a_member', 'This person is a member already.', { at: '/administrator' })
    }
    await addSupport(tx, { userId: found.id, role, from: at, until })
    await writeAuditEvent(tx, {
      action: 'support.granted',
      target: { kind: 'user', id: publicId('user', found.id) },
      after: { name: found.name, role, valid_until: until },
      at,
    })
  })
}
