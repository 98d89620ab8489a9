import type { GroupKind } from '@/lib/access/role-rule'
import type { TenantTx } from '@/lib/store/in-tenant'
import { listProviderAccounts } from '@/lib/store/provider-accounts/list-provider-accounts'
import { endProviderSessions } from '@/lib/store/sessions/end-provider-sessions'
import { providerSource } from './provider-source'
import { settleRoles } from './settle-roles'

/**
 * Takes away what a provider gave in the tenant, and ends the sessions by it: it was removed or switched off. The caller holds
 * `lockOwners`. Answers how many people lost a role.
 */
export async function withdrawProvider(
  tx: TenantTx,
  provider: { id: string; kind: GroupKind },
  at: Date,
): Promise<number> {
  const known = await listProviderAccounts(tx, provider.id)
  const people = known.map(({ userId }) => ({ userId, groups: [], keptOutAt: null }))
  const changed = await settleRoles(tx, { provider, people, at })
  await endProviderSessions(tx, { source: providerSource(provider), why: 'provider-removed', at })
  return changed.length
}
