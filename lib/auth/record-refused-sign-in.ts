import { lookup, systemScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inPerson } from '@/lib/store/in-person'
import { tellTenant } from '@/lib/store/tell-tenant'
import { tenantsConcerned } from './tenants-concerned'

/**
 * Writes into the audit log of each of a person's tenants that somebody tried a wrong password, or a wrong code after the
 * right password; who, nobody knows.
 */
export async function recordRefusedSignIn(
  userId: string,
  address: string | null,
  at: Date,
  step: 'password' | 'second_factor' = 'password',
): Promise<void> {
  await inPerson(lookup('sign-in'), async (person) => {
    for (const { tenant } of await tenantsConcerned(person, userId, at)) {
      await tellTenant(person, systemScope(tenant, 'sign-in'), (tx) =>
        writeAuditEvent(tx, {
          action: 'person.sign_in_refused',
          target: { kind: 'user', id: publicId('user', userId) },
          ...(step === 'password' ? {} : { after: { step } }),
          at,
          address,
          provider: 'local',
        }),
      )
    }
  })
}
