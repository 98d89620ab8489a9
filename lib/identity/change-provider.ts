import { HOUSE } from '@/lib/access/house'
import { lookup, type Scope } from '@/lib/access/keys'
import { Invalid } from '@/lib/core/errors'
import { providerPlace } from '@/lib/core/identity-provider'
import { directoryIssuer } from '@/lib/grants/directory-issuer'
import { leadsTo } from '@/lib/grants/leads-to'
import { type ProviderThatLeft, withdrawEverywhere } from '@/lib/grants/withdraw-everywhere'
import { withdrawProvider } from '@/lib/grants/withdraw-provider'
import { seal } from '@/lib/seal/seal'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { changeIdentityProvider } from '@/lib/store/identity-providers/change-identity-provider'
import type { IdentityProviderRow } from '@/lib/store/identity-providers/identity-provider-row'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { lockIdentityProviders } from '@/lib/store/identity-providers/lock-identity-providers'
import { inPerson } from '@/lib/store/in-person'
import type { TenantTx } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { forgetProviderAccounts } from '@/lib/store/provider-accounts/forget-provider-accounts'
import { tellTenant } from '@/lib/store/tell-tenant'
import { checkSecret, goesElsewhere } from './check-secret'
import { type GivenSettings, givenSettings } from './given-settings'
import { providerOf } from './provider-of'
import { requireFreeName } from './require-free-name'
import { seenProvider } from './seen-provider'

/** What is left out stays. */
export interface ProviderPatch extends GivenSettings {
  name?: string | undefined
  enabled?: boolean | undefined
  position?: number | undefined
  /** Null takes it away. */
  secret?: string | null | undefined
}

/**
 * Changes an identity provider. A secret is kept only while it goes to whom it was given for: with other servers, another
 * issuer or account it must be given again, or whoever may change settings could have it sent to themselves.
 * One that is switched off, or leads elsewhere, takes with it what it gave, and the sessions by it end: their refresh tokens
 * are not for another issuer. With one of the platform every tenant concerned is told where it leads now, in the same transaction,
 * and its rules there give nothing until the tenant confirms them.
 * @throws NotFound, Invalid, Conflict `name_taken`
 */
export async function changeProvider(
  scope: Scope,
  id: string,
  patch: ProviderPatch,
  at: Date,
): Promise<void> {
  await inPerson(lookup('set-up'), async (person) => {
    const left = await tellTenant(person, scope, (tx) => change(tx, id, patch, at))
    if (left && scope.tenantId === HOUSE.id) await withdrawEverywhere(person, scope, left, at)
  })
}

async function change(
  tx: TenantTx,
  id: string,
  patch: ProviderPatch,
  at: Date,
): Promise<ProviderThatLeft | null> {
  const what = givenSettings(patch)
  await lockOwners(tx)
  await lockIdentityProviders(tx)
  const before = await providerOf(tx, id)
  if (what && what.kind !== before.kind) {
    throw new Invalid('invalid_body', `This provider is of the kind "${before.kind}".`, {
      at: `/${what.kind}`,
    })
  }
  const others = (await listIdentityProviders(tx)).filter((other) => other.id !== before.id)
  if (patch.name !== undefined) requireFreeName(others, patch.name)
  const elsewhere = what !== null && goesElsewhere(before.settings, what.settings)
  const moved = elsewhere || (what !== null && isAnotherDirectory(before, what.settings))
  const kept = elsewhere ? null : before.sealed
  const sealed =
    patch.secret === undefined
      ? kept
      : patch.secret === null
        ? null
        : seal(patch.secret, providerPlace(tx.tenantId, before.id))
  const after: IdentityProviderRow = {
    ...before,
    ...what,
    name: patch.name ?? before.name,
    position: Math.min(patch.position ?? before.position, others.length),
    enabledAt:
      patch.enabled === undefined ? before.enabledAt : patch.enabled ? (before.enabledAt ?? at) : null,
    sealed,
    changedAt: at,
  } as IdentityProviderRow
  checkSecret(after)
  const seen = { before: seenProvider(before), after: seenProvider(after) }
  if (patch.secret === undefined && JSON.stringify(seen.before) === JSON.stringify(seen.after)) return null
  await changeIdentityProvider(tx, after)
  await makeRoom(tx, others, after.position)
  await writeAuditEvent(tx, {
    action: 'identity_provider.changed',
    target: { kind: 'identity_provider', id },
    before: seen.before,
    after: { ...seen.after, ...(patch.secret === undefined ? {} : { secret: 'changed' }) },
    at,
  })
  const left = {
    ...before,
    moved: moved ? { from: leadsTo(before.settings), to: leadsTo(after.settings) } : null,
  }
  if (!moved && (before.enabledAt === null || after.enabledAt !== null)) return null
  // Whom it vouched for where it led before, it vouches for no more.
  if (moved) await forgetProviderAccounts(tx, before.id, at)
  await withdrawProvider(tx, before, at)
  return left
}

/** The people of a directory are of the place where it is asked. */
function isAnotherDirectory(
  { id, settings }: IdentityProviderRow,
  next: IdentityProviderRow['settings'],
): boolean {
  if (!('servers' in settings && 'servers' in next)) return false
  return directoryIssuer(id, settings) !== directoryIssuer(id, next)
}

/** Numbers the others around the place that one takes. */
async function makeRoom(tx: TenantTx, others: IdentityProviderRow[], taken: number): Promise<void> {
  for (const [index, other] of others.entries()) {
    const position = index < taken ? index : index + 1
    if (other.position !== position) await changeIdentityProvider(tx, { ...other, position })
  }
}
