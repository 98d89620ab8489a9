import { lookup, type Scope } from '@/lib/access/keys'
import type { PersonRole } from '@/lib/access/roles'
import { Conflict } from '@/lib/core/errors'
import type { LabelRule } from '@/lib/core/label-rule'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { addMembership } from '@/lib/store/members/add-membership'
import { listMembers } from '@/lib/store/members/list-members'
import { ensureUser } from '@/lib/store/people/ensure-user'
import { findUser } from '@/lib/store/people/find-user'
import { checkPeriod } from './check-period'
import { requireLimitable } from './require-limitable'

export interface MemberToAdd {
  email: string
  name: string
  role: PersonRole
  /** When the role begins; left out: at once. */
  validFrom?: Date | null
  validUntil: Date | null
  /** The password that is made is of the person's own choice already (the demo's logins). */
  chosenPassword?: boolean
  /** Limits the role to assets by label; left out or null: all. */
  labelRule?: LabelRule | null | undefined
}

/** Makes an initial password with its hash; asked only for somebody who is new. */
export type NewPassword = () => Promise<{ password: string; hash: string }>

/**
 * Adds a person to the tenant. One whom the server knows keeps name and password; one who is new gets an initial
 * password, which is answered here and nowhere again, and must be changed at first.
 * @throws Conflict when they are a member already, Invalid for an end that has passed or lies before the begin
 */
export async function addMember(
  scope: Scope,
  {
    name,
    role,
    validFrom = null,
    validUntil,
    labelRule = null,
    chosenPassword = false,
    ...given
  }: MemberToAdd,
  newPassword: NewPassword,
  at: Date,
): Promise<{ id: string; initialPassword: string | null }> {
  checkPeriod({ validFrom, validUntil }, at)
  requireLimitable(role, labelRule)
  const email = given.email.trim().normalize('NFC').toLowerCase()
  const known = await findUser(lookup('set-up'), email)
  const fresh = known ? null : await newPassword()
  return inTenant(scope, async (tx) => {
    const person = { email, name, passwordHash: fresh?.hash ?? null, mustChangePassword: !chosenPassword, at }
    const user = await ensureUser(tx, person)
    if ((await listMembers(tx, user.id)).length > 0) {
      throw new Conflict('already_a_member', 'This person is a member already.', { at: '/email' })
    }
    await addMembership(tx, { userId: user.id, role, validFrom, validUntil, labelRule, at })
    const id = publicId('user', user.id)
    await writeAuditEvent(tx, {
      action: 'member.added',
      target: { kind: 'user', id },
      after: { roles: [role], valid_from: validFrom, valid_until: validUntil, label_rule: labelRule },
      at,
    })
    return { id, initialPassword: user.created ? (fresh?.password ?? null) : null }
  })
}
