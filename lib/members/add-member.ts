import type { Scope } from '@/lib/access/keys'
import type { PersonRole } from '@/lib/access/roles'
import { Conflict } from '@/lib/core/errors'
import type { LabelRule } from '@/lib/core/label-rule'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { addMembership } from '@/lib/store/members/add-membership'
import { listMembers } from '@/lib/store/members/list-members'
import { newUser } from '@/lib/store/people/new-user'
import { checkPeriod } from './check-period'
import { refuseKnownAccount } from './refuse-known-account'
import { requireFewKnown } from './require-few-known'
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

/** Makes an initial password with its hash. */
export type NewPassword = () => Promise<{ password: string; hash: string }>

/**
 * Adds a person who is new to this server: makes their account with an initial password, which is answered here and nowhere again, and
 * must be changed at first. Whoever has an account already is given nothing: they are invited, and accept themselves.
 * @throws Conflict `already_a_member`, `invite_them` for who has an account; Busy after many of those; Invalid for an end that has
 *   passed or lies before the begin
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
): Promise<{ id: string; initialPassword: string }> {
  checkPeriod({ validFrom, validUntil }, at)
  requireLimitable(role, labelRule)
  await requireFewKnown(scope, at)
  const email = given.email.trim().normalize('NFC').toLowerCase()
  const { password, hash } = await newPassword()
  const id = await inTenant(scope, async (tx) => {
    // Whom a provider vouches for may have the same e-mail: they are somebody else.
    if ((await listMembers(tx)).some((row) => row.email === email && row.source === 'local')) {
      throw new Conflict('already_a_member', 'This person is a member already.', { at: '/email' })
    }
    const userId = await newUser(tx, {
      email,
      name,
      passwordHash: hash,
      mustChangePassword: !chosenPassword,
      at,
    })
    if (userId === null) return null
    await addMembership(tx, { userId, role, validFrom, validUntil, labelRule, at })
    await writeAuditEvent(tx, {
      action: 'member.added',
      target: { kind: 'user', id: publicId('user', userId) },
      after: { roles: [role], valid_from: validFrom, valid_until: validUntil, label_rule: labelRule },
      at,
    })
    return publicId('user', userId)
  })
  if (id !== null) return { id, initialPassword: password }
  await refuseKnownAccount(scope, email, at)
  const says =
    'This person has an account on this server. Invite them: they accept it signed in with that account.'
  throw new Conflict('invite_them', says, { at: '/email' })
}
