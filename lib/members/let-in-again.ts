import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { setKeptOut } from '@/lib/store/provider-accounts/set-kept-out'

/**
 * No longer keeps out somebody who was removed: from their next sign-in on rules give them roles again.
 * @throws NotFound for who is not kept out
 */
export async function letInAgain(scope: Scope, id: string, at: Date): Promise<void> {
  const userId = parsePublicId('user', id)
  if (userId === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    await lockOwners(tx)
    if ((await setKeptOut(tx, userId, null)).length === 0) throw new NotFound()
    await writeAuditEvent(tx, { action: 'member.let_in_again', target: { kind: 'user', id }, at })
  })
}
