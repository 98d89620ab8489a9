import { HOUSE } from '@/lib/access/house'
import { lookup } from '@/lib/access/keys'
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
import { houseOf } from './house-of'
import { refuseProviderPerson } from './refuse-provider-person'
import { stillVouches } from './still-vouches'
import { tooMany } from './too-many'

/** A provider that vouches for somebody. `tenantId` is the platform house's for the platform's own. */
export interface VouchingProvider {
  tenantId: string
  id: string
  kind: GroupKind
  name: string
  /** When it was last changed, as it was asked. */
  changedAt: Date
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
  /** The provider was changed, switched off or removed since it was asked. */
  | { outcome: 'provider_gone' }
  /** In more groups than can be compared with the rules. */
  | { outcome: 'too_many_groups' }

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
  const gone = async (userId?: string): Promise<Admission> => {
    const who = userId === undefined ? {} : { userId }
    await refuseProviderPerson({ door, source, why: 'provider_gone', person, ...who, address, at })
    return { outcome: 'provider_gone' }
  }
  const known = await inTenant(houseOf(provider), async (tx) =>
    (await stillVouches(tx, provider)) ? providerUser(tx, { providerId: provider.id, person, at }) : null,
  )
  if (!known) return gone()
  const refuse = (why: 'disabled' | 'no_role' | 'too_many_groups') =>
    refuseProviderPerson({ door, source, why, person, userId: known.userId, address, at })
  if (known.disabledAt !== null) {
    await refuse('disabled')
    return { outcome: 'disabled' }
  }
  const others = await tenantsOfProvider(lookup('sign-in'), provider.id, known.identityId)
  const hearing = new Map(
    others.filter(({ id }) => ofPlatform || id === provider.tenantId).map((t) => [t.id, t]),
  )
  if (door) hearing.set(door.id, door)
  for (const tenant of [...hearing.values()].sort((a, b) => a.id.localeCompare(b.id))) {
    const knocked = tenant.id === door?.id
    const heard = { tenant, provider, person, known, address, seen: true, knocked, at }
    const said = await hearProvider(heard).catch(tooMany)
    if (said === 'too_many') {
      await refuse('too_many_groups')
      return { outcome: 'too_many_groups' }
    }
    if (said === null) return gone(known.userId)
  }
  if ((await tenantsOf(lookup('sign-in'), known.userId, at)).length === 0) {
    await refuse('no_role')
    return { outcome: 'no_role' }
  }
  const { userId, identityId } = known
  const sid = await beginSession({
    user: { id: userId, name: person.name },
    provider: source,
    vouching: provider,
    ...{ identityId, providerSession, sealed, address, userAgent, at },
  })
  return sid === null ? gone(userId) : { outcome: 'ok', sid, userId }
}
