import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { endSupport } from '@/lib/store/members/end-support'

/** Lets an administrator of the platform in no longer, from their next request on. @throws NotFound */
export async function withdrawSupport(scope: Scope, id: string, at: Date): Promise<void> {
  const userId = parsePublicId('user', id)
  if (userId === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    if (!(await endSupport(tx, userId))) throw new NotFound()
    await writeAuditEvent(tx, { action: 'support.ended', target: { kind: 'user', id }, at })
  })
}
