import { HOUSE } from '@/lib/access/house'
import { lookup, systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { GroupKind } from '@/lib/access/role-rule'
import type { ProviderPerson } from '@/lib/core/provider-person'
import { tidyPerson } from '@/lib/core/tidy-person'
import { providerSource } from '@/lib/grants/provider-source'
import { inTenant } from '@/lib/store/in-tenant'
import { providerUser } from '@/lib/store/people/provider-user'
import { tenantsOf } from '@/lib/store/people/tenants-of'
import { tenantsOfProvider } from '@/lib/store/tenants/tenants-of-provider'
import { beginSession } from './begin-session'
import { hearProvider } from './hear-provider'
import { refuseProviderPerson } from './refuse-provider-person'

/** A provider that vouches for somebody. `tenantId` is the platform house's for the platform's own. */
export interface VouchingProvider {
  tenantId: string
  id: string
  kind: GroupKind
  name: string
}

export interface ProviderArrival {
  /** Whose sign-in page it was; null for the platform's. */
  door: PrincipalTenant | null
  provider: VouchingProvider
  person: ProviderPerson
  address: string | null
  userAgent: string | null
  /** What the provider calls the session. */
  providerSession: string | null
  /** Sealed: with what it is asked again. */
  sealed: Uint8Array<ArrayBuffer> | null
  at: Date
}

export type Admission =
  /** `sid` is the opaque id the cookie carries. */
  | { outcome: 'ok'; sid: string; userId: string }
  /** No rule gives them a role anywhere, or the provider may not vouch at this door. */
  | { outcome: 'no_role' }
  /** Disabled here, whatever the provider says. */
  | { outcome: 'disabled' }

/**
 * Signs in whom a provider has just vouched for: both kinds come through here. A tenant's own provider is heard in that
 * tenant and nowhere else, whatever it asserts; the platform's at the door, and where its rules give roles or gave some.
 */
export async function admitProviderPerson(arrival: ProviderArrival): Promise<Admission> {
  const { door, provider, address, userAgent, providerSession, sealed, at } = arrival
  const source = providerSource(provider)
  const person = tidyPerson(arrival.person)
  const ofPlatform = provider.tenantId === HOUSE.id
  const strange = door !== null && !ofPlatform && door.id !== provider.tenantId
  if (person === null || strange) {
    await refuseProviderPerson({ door, source, why: strange ? 'other_tenant' : 'no_subject', address, at })
    return { outcome: 'no_role' }
  }
  const house = ofPlatform ? HOUSE : (door ?? { ...HOUSE, id: provider.tenantId })
  const known = await inTenant(systemScope(house, 'sign-in'), (tx) =>
    providerUser(tx, { providerId: provider.id, person, at }),
  )
  const refuse = (why: 'disabled' | 'no_role') =>
    refuseProviderPerson({ door, source, why, person, userId: known.userId, address, at })
  if (known.disabledAt !== null) {
    await refuse('disabled')
    return { outcome: 'disabled' }
  }
  const others = await tenantsOfProvider(lookup('sign-in'), provider.id, known.identityId)
  const heard = new Map(
    others.filter(({ id }) => ofPlatform || id === provider.tenantId).map((t) => [t.id, t]),
  )
  if (door) heard.set(door.id, door)
  for (const tenant of [...heard.values()].sort((a, b) => a.id.localeCompare(b.id))) {
    const knocked = tenant.id === door?.id
    await hearProvider({ tenant, provider, person, known, address, seen: true, knocked, at })
  }
  if ((await tenantsOf(lookup('sign-in'), known.userId, at)).length === 0) {
    await refuse('no_role')
    return { outcome: 'no_role' }
  }
  const { userId, identityId } = known
  const sid = await beginSession({
    user: { id: userId, name: person.name },
    provider: source,
    ...{ identityId, providerSession, sealed, address, userAgent, at },
  })
  return { outcome: 'ok', sid, userId }
}
