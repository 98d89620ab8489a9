import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { revokeEnrolment as revoke } from '@/lib/store/enrolments/revoke-enrolment'
import { inTenant } from '@/lib/store/in-tenant'

/** Takes a code back; who enrolled by it stays. @throws NotFound for one that is not good any more, too */
export async function revokeEnrolment(scope: Scope, id: string, at: Date): Promise<void> {
  const enrolmentId = parsePublicId('enrolment', id)
  if (enrolmentId === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    if (!(await revoke(tx, enrolmentId, at))) throw new NotFound()
    await writeAuditEvent(tx, { action: 'agent.code_revoked', target: { kind: 'enrolment', id }, at })
  })
}
