import { HOUSE } from '@/lib/access/house'
import { lookup, systemScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { writeHourlyEvent } from '@/lib/store/audit/write-hourly-event'
import { inPerson, type PersonTx } from '@/lib/store/in-person'
import { platformStanding } from '@/lib/store/platform/platform-standing'
import { tellTenant } from '@/lib/store/tell-tenant'
import { findTenant } from '@/lib/store/tenants/find-tenant'
import { tenantsConcerned } from './tenants-concerned'

/** Whom nobody is. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Writes into the audit log of each of a person's tenants that somebody tried a wrong password, or a wrong code after the
 * right password; who, nobody knows. Of platform administrators, of people of no tenant and, once an hour an address, of accounts that there
 * are not (`userId` null) the platform's own log says it: so an address without an account costs what one with an account does.
 */
export async function recordRefusedSignIn(
  userId: string | null,
  address: string | null,
  at: Date,
  step: 'password' | 'second_factor' = 'password',
): Promise<void> {
  const event = {
    action: 'person.sign_in_refused',
    target: { kind: 'user', id: publicId('user', userId ?? NOBODY) },
    ...(step === 'password' ? {} : { after: { step } }),
    ...{ at, address, provider: 'local' },
  }
  await inPerson(lookup('sign-in'), async (person) => {
    const tenants = await tenantsConcerned(person, userId ?? NOBODY, at)
    const standing = await platformStanding(person, userId ?? NOBODY)
    if (tenants.length === 0) await findTenant(person, HOUSE.slug)
    if (tenants.length === 0 || standing) await tellHouse(person, event, userId === null)
    for (const { tenant } of tenants) {
      await tellTenant(person, systemScope(tenant, 'sign-in'), (tx) => writeAuditEvent(tx, event))
    }
  })
}

async function tellHouse(
  person: PersonTx,
  event: Parameters<typeof writeAuditEvent>[1],
  unknown: boolean,
): Promise<void> {
  await tellTenant(person, systemScope(HOUSE, 'sign-in'), async (tx) => {
    // What was typed is not kept: it may be a password in the wrong field.
    if (unknown)
      await writeHourlyEvent(tx, { ...event, after: { why: 'unknown_account' } }, [event.address ?? null])
    else await writeAuditEvent(tx, event)
  })
}
