import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { Conflict, Invalid } from '@/lib/core/errors'
import { MOST_PROVIDERS, providerPlace } from '@/lib/core/identity-provider'
import { publicId } from '@/lib/core/public-id'
import { seal } from '@/lib/seal/seal'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { insertIdentityProvider } from '@/lib/store/identity-providers/insert-identity-provider'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { lockIdentityProviders } from '@/lib/store/identity-providers/lock-identity-providers'
import { inTenant } from '@/lib/store/in-tenant'
import { checkSecret } from './check-secret'
import { type GivenSettings, givenSettings } from './given-settings'
import { requireFreeName } from './require-free-name'
import { seenProvider } from './seen-provider'

export interface ProviderToAdd extends GivenSettings {
  name: string
  enabled?: boolean | undefined
  secret?: string | undefined
}

/**
 * Adds an identity provider of the tenant, or with the key of the house of the platform, at the end of the order.
 * @throws Invalid, Conflict `name_taken`, `too_many_providers`
 */
export async function addProvider(scope: Scope, given: ProviderToAdd, at: Date): Promise<string> {
  const what = givenSettings(given)
  if (!what) throw new Invalid('invalid_body', 'The body must have "ldap" or "oidc".', { at: '/ldap' })
  const providerId = v7({ msecs: at.getTime() })
  const id = publicId('identity_provider', providerId)
  await inTenant(scope, async (tx) => {
    await lockIdentityProviders(tx)
    const others = await listIdentityProviders(tx)
    if (others.length >= MOST_PROVIDERS) {
      throw new Conflict(
        'too_many_providers',
        `There are ${MOST_PROVIDERS} providers already; remove one first.`,
      )
    }
    requireFreeName(others, given.name)
    const row = {
      ...what,
      id: providerId,
      name: given.name,
      position: others.length,
      enabledAt: given.enabled ? at : null,
      sealed:
        given.secret === undefined ? null : seal(given.secret, providerPlace(scope.tenantId, providerId)),
      createdAt: at,
      changedAt: at,
    }
    checkSecret(row)
    await insertIdentityProvider(tx, row)
    await writeAuditEvent(tx, {
      action: 'identity_provider.created',
      target: { kind: 'identity_provider', id },
      after: seenProvider(row),
      at,
    })
  })
  return id
}
