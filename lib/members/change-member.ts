import type { Scope } from '@/lib/access/keys'
import type { PersonRole } from '@/lib/access/roles'
import { Conflict, Invalid, NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { addMembership } from '@/lib/store/members/add-membership'
import { listMembers } from '@/lib/store/members/list-members'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { removeMemberships } from '@/lib/store/members/remove-memberships'
import { requireLastingOwner } from './require-lasting-owner'

export interface MemberChange {
  /** The roles given here; those that come from an identity provider are its own. */
  roles: PersonRole[]
  /** undefined leaves the ends as they are; new roles then do not end. */
  validUntil: Date | null | undefined
}

/**
 * Sets the roles of a member.
 * @throws NotFound, Invalid for an end that has passed, Conflict when no role or no lasting owner would be left
 */
export async function changeMember(scope: Scope, id: string, change: MemberChange, at: Date): Promise<void> {
  const userId = parsePublicId('user', id)
  if (userId === null) throw new NotFound()
  if (change.validUntil && change.validUntil <= at) {
    throw new Invalid('invalid_body', 'The role would have ended already.', { at: '/valid_until' })
  }
  await inTenant(scope, async (tx) => {
    await lockOwners(tx)
    const before = await listMembers(tx, userId)
    if (before.length === 0) throw new NotFound()
    const local = before.filter(({ source }) => source === 'local')
    const roles = [...new Set(change.roles)]
    if (roles.length === 0 && local.length === before.length) {
      throw new Conflict('no_role', 'A member has a role. To take the person out, remove the member.', {
        at: '/roles',
      })
    }
    for (const role of roles) {
      const had = local.find((row) => row.role === role)?.validUntil ?? null
      const validUntil = change.validUntil === undefined ? had : change.validUntil
      await addMembership(tx, { userId, role, validUntil, at })
    }
    await removeMemberships(tx, userId, roles)
    await requireLastingOwner(tx)
    const after = (await listMembers(tx, userId)).filter(({ source }) => source === 'local')
    const shown = (rows: typeof before) =>
      rows.map((row) => ({ role: row.role, valid_until: row.validUntil }))
    await writeAuditEvent(tx, {
      action: 'member.changed',
      target: { kind: 'user', id },
      before: { roles: shown(local) },
      after: { roles: shown(after) },
      at,
    })
  })
}
