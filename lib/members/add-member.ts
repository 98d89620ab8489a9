import { lookup, type Scope } from '@/lib/access/keys'
import type { PersonRole } from '@/lib/access/roles'
import { Conflict } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { addMembership } from '@/lib/store/members/add-membership'
import { listMembers } from '@/lib/store/members/list-members'
import { ensureUser } from '@/lib/store/people/ensure-user'
import { findUser } from '@/lib/store/people/find-user'
import { checkPeriod } from './check-period'

export interface MemberToAdd {
  email: string
  name: string
  role: PersonRole
  /** When the role begins; left out: at once. */
  validFrom?: Date | null
  validUntil: Date | null
}

/** Makes an initial password with its hash; asked only for somebody who is new. */
export type NewPassword = () => Promise<{ password: string; hash: string }>

/**
 * Adds a person to the tenant. One whom the server knows keeps name and password; one who is new gets an initial
 * password, which is answered here and nowhere again.
 * @throws Conflict when they are a member already, Invalid for an end that has passed or lies before the begin
 */
export async function addMember(
  scope: Scope,
  { name, role, validFrom = null, validUntil, ...given }: MemberToAdd,
  newPassword: NewPassword,
  at: Date,
): Promise<{ id: string; initialPassword: string | null }> {
  checkPeriod({ validFrom, validUntil }, at)
  const email = given.email.trim().normalize('NFC').toLowerCase()
  const known = await findUser(lookup('set-up'), email)
  const fresh = known ? null : await newPassword()
  return inTenant(scope, async (tx) => {
    const user = await ensureUser(tx, { email, name, passwordHash: fresh?.hash ?? null, at })
    if ((await listMembers(tx, user.id)).length > 0) {
      throw new Conflict('already_a_member', 'This person is a member already.', { at: '/email' })
    }
    await addMembership(tx, { userId: user.id, role, validFrom, validUntil, at })
    const id = publicId('user', user.id)
    await writeAuditEvent(tx, {
      action: 'member.added',
      target: { kind: 'user', id },
      after: { roles: [role], valid_from: validFrom, valid_until: validUntil },
      at,
    })
    return { id, initialPassword: user.created ? (fresh?.password ?? null) : null }
  })
}
