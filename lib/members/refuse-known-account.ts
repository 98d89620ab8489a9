import { lookup, type Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { noteAttempt } from '@/lib/store/sign-in/note-attempt'
import { knownWindow } from './known-window'

/**
 * Counts and writes down that somebody was to be added who has an account already: the refusal tells that there is one, so it must not
 * be good for trying addresses.
 */
export async function refuseKnownAccount(scope: Scope, email: string, at: Date): Promise<void> {
  const { key, start } = knownWindow(scope, at)
  await noteAttempt(lookup('set-up'), key, at, start)
  await inTenant(scope, (tx) =>
    writeAuditEvent(tx, {
      action: 'member.add_refused',
      target: { kind: 'tenant', id: publicId('tenant', scope.tenantId) },
      after: { email, why: 'invite_them' },
      at,
    }),
  )
}
