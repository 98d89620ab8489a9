import type { Scope } from '@/lib/access/keys'
import { Conflict, NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { resetSecondFactor as takeAway } from '@/lib/store/accounts/reset-second-factor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'

/**
 * Takes the second factor away from a member who lost it: all their sessions end, and they are told who did it when they
 * come in next. Only for who is of no other tenant: elsewhere their account is others' concern too.
 * @throws NotFound for who is no member; Conflict when they have none, or are of another tenant too
 */
export async function resetSecondFactor(scope: Scope, id: string, at: Date): Promise<void> {
  const userId = parsePublicId('user', id)
  if (userId === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    if ((await listMembers(tx, userId)).length === 0) throw new NotFound()
    const note = { at: at.toISOString(), by: scope.actor.label, tenant: scope.tenant.name }
    const outcome = await takeAway(tx, { userId, note, at })
    if (outcome === 'none') throw new Conflict('no_second_factor', 'This person has no second factor.')
    if (outcome === 'elsewhere') {
      const says =
        'This person signs in elsewhere on this server too, so their second factor is not yours alone to take away. They can use a recovery code.'
      throw new Conflict('account_of_others_too', says)
    }
    await writeAuditEvent(tx, { action: 'member.second_factor_reset', target: { kind: 'user', id }, at })
  })
}
