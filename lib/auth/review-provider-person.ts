import { HOUSE } from '@/lib/access/house'
import { lookup, systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { ProviderPerson } from '@/lib/core/provider-person'
import { tidyPerson } from '@/lib/core/tidy-person'
import { providerSource } from '@/lib/grants/provider-source'
import { settleRoles } from '@/lib/grants/settle-roles'
import { inTenant } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { tenantsOf } from '@/lib/store/people/tenants-of'
import { markProviderAccountGone } from '@/lib/store/provider-accounts/mark-provider-account-gone'
import type { SessionEnd } from '@/lib/store/sessions/end-session'
import { vouch } from '@/lib/store/sessions/vouch'
import { tenantsOfProvider } from '@/lib/store/tenants/tenants-of-provider'
import type { VouchingProvider } from './admit-provider-person'
import { endVouchedByProvider } from './end-vouched-by-provider'
import { hearProvider } from './hear-provider'
import { tooMany } from './too-many'

export interface ProviderReview {
  provider: Pick<VouchingProvider, 'tenantId' | 'id' | 'kind'>
  /** When the provider was last changed, as it was asked; null where there is none to ask. */
  changedAt: Date | null
  known: { userId: string; identityId: string }
  /** As the provider says now; null: gone from it, or disabled there. */
  person: ProviderPerson | null
  at: Date
}

/**
 * Takes in what a provider says now of somebody whose sessions are open, in each tenant that knows them by it. Whom it no
 * longer knows loses what its rules gave, and their sessions by it end; so do those of somebody who has no role left.
 */
export async function reviewProviderPerson(review: ProviderReview): Promise<'vouched' | 'ended'> {
  const { provider, changedAt, known, at } = review
  const source = providerSource(provider)
  const person = review.person && tidyPerson(review.person)
  const tenants = await tenantsOfProvider(lookup('session'), provider.id, known.identityId)
  for (const tenant of tenants) {
    // A tenant's own provider is heard in that tenant alone.
    if (provider.tenantId !== HOUSE.id && tenant.id !== provider.tenantId) continue
    if (!person || changedAt === null) {
      await forget(tenant, review)
      continue
    }
    const asked = { ...provider, changedAt }
    const said = { tenant, provider: asked, person, known, address: null, seen: false, knocked: false, at }
    // What it said is of something else by now: whoever changed it has taken away what it gave.
    const heard = await hearProvider(said).catch(tooMany)
    if (heard === null || heard === 'too_many') {
      return endVouched(known, source, heard === null ? 'provider-removed' : 'provider', at)
    }
  }
  const roles = person ? await tenantsOf(lookup('session'), known.userId, at) : []
  if (roles.length > 0) {
    await vouch(lookup('session'), { identityId: known.identityId, source, at })
    return 'vouched'
  }
  const why = person ? 'no-role' : 'provider-gone'
  return endVouched(known, source, why, at)
}

async function endVouched(
  known: ProviderReview['known'],
  source: string,
  why: SessionEnd,
  at: Date,
): Promise<'ended'> {
  await endVouchedByProvider({ ...known, source, why, at })
  return 'ended'
}

async function forget(tenant: PrincipalTenant, { provider, known, at }: ProviderReview): Promise<void> {
  await inTenant(systemScope(tenant, 'sign-in'), async (tx) => {
    await lockOwners(tx)
    await markProviderAccountGone(tx, { providerId: provider.id, identityId: known.identityId, at })
    await settleRoles(tx, { provider, people: [{ userId: known.userId, groups: [], keptOutAt: null }], at })
  })
}
