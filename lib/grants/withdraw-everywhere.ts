import { type Scope, systemScope } from '@/lib/access/keys'
import type { GroupKind } from '@/lib/access/role-rule'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import type { PersonTx } from '@/lib/store/in-person'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { forgetProviderAccounts } from '@/lib/store/provider-accounts/forget-provider-accounts'
import { setRulesDormant } from '@/lib/store/role-rules/set-rules-dormant'
import { tellTenant } from '@/lib/store/tell-tenant'
import { tenantsOfProvider } from '@/lib/store/tenants/tenants-of-provider'
import { withdrawProvider } from './withdraw-provider'

/** A provider of the platform that was removed, switched off, or leads elsewhere now. */
export interface ProviderThatLeft {
  id: string
  kind: GroupKind
  name: string
  /** Null where it only was removed or switched off. */
  moved: { from: string[]; to: string[] } | null
}

/**
 * Takes away what a provider of the platform gave in each tenant that has rules for it or knows its people, in the transaction of the change
 * itself. Where it leads elsewhere, each tenant's log says from where to where and by whom, and its rules sleep until the tenant
 * confirms them: they were made for another's groups.
 */
export async function withdrawEverywhere(
  person: PersonTx,
  { actor }: Scope,
  provider: ProviderThatLeft,
  at: Date,
): Promise<void> {
  const { id, name, moved } = provider
  // By their ids, after the house, which has the lowest.
  for (const tenant of await tenantsOfProvider(person, id, null)) {
    await tellTenant(person, systemScope(tenant, 'set-up', null, actor), async (tx) => {
      await lockOwners(tx)
      const dormant = moved ? await setRulesDormant(tx, id, at) : 0
      if (moved) await forgetProviderAccounts(tx, id, at)
      await withdrawProvider(tx, provider, at)
      if (!moved) return
      await writeAuditEvent(tx, {
        action: 'identity_provider.led_elsewhere',
        target: { kind: 'identity_provider', id: publicId('identity_provider', id) },
        before: { leads_to: moved.from },
        after: { name, leads_to: moved.to, rules_to_confirm: dormant, by: publicId('user', actor.subject) },
        at,
      })
    })
  }
}
