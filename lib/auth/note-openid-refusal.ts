import { systemScope } from '@/lib/access/keys'
import { DOOR_FAULTS, type DoorFault } from '@/lib/core/door-fault'
import { publicId } from '@/lib/core/public-id'
import { writeHourlyEvent } from '@/lib/store/audit/write-hourly-event'
import { inTenant } from '@/lib/store/in-tenant'
import type { Visit } from './visit'

/** What is people's own doing, or has an event of its own already. */
const ELSEWHERE: readonly DoorFault[] = ['cancelled', 'no_role', 'disabled', 'unknown_provider']
const NOTED = DOOR_FAULTS.filter((fault) => !ELSEWHERE.includes(fault))

/**
 * Writes into the audit log of the provider's house that an answer in its name was not taken, and why: once an hour for each reason
 * and address, since anybody can send such answers.
 */
export async function noteOpenIdRefusal({ provider, fault, address, at }: Visit): Promise<void> {
  if (!provider || !fault || !NOTED.includes(fault)) return
  const { tenant, row } = provider
  await inTenant(systemScope(tenant, 'sign-in'), (tx) =>
    writeHourlyEvent(
      tx,
      {
        action: 'person.sign_in_refused',
        target: { kind: 'identity_provider', id: publicId('identity_provider', row.id) },
        after: { why: fault },
        ...{ at, address, provider: `oidc:${row.id}` },
      },
      [fault, address],
    ),
  )
}
