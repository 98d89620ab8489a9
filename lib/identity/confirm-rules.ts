import type { Scope } from '@/lib/access/keys'
import { Conflict } from '@/lib/core/errors'
import { requireNarrow } from '@/lib/grants/require-narrow'
import { settleRoles } from '@/lib/grants/settle-roles'
import { versionOfRules } from '@/lib/grants/version-of-rules'
import { vouchingProvider } from '@/lib/grants/vouching-provider'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { listProviderAccounts } from '@/lib/store/provider-accounts/list-provider-accounts'
import { listRoleRules } from '@/lib/store/role-rules/list-role-rules'
import { setRulesDormant } from '@/lib/store/role-rules/set-rules-dormant'

/**
 * Confirms the rules of a provider of the platform that leads elsewhere now: they count again, for whom it vouches for from here on. The version
 * is of the rules and of where the provider leads, as whoever confirms saw both.
 * @throws NotFound, Invalid, Conflict `rules_changed` when either changed meanwhile
 */
export async function confirmRules(scope: Scope, provider: string, version: string, at: Date): Promise<void> {
  const of = await vouchingProvider(scope, provider)
  await inTenant(scope, async (tx) => {
    await lockOwners(tx)
    const rules = await listRoleRules(tx, of.id)
    if (versionOfRules(rules, of.leadsTo) !== version) {
      throw new Conflict('rules_changed', 'Somebody changed these rules meanwhile. Load them again.')
    }
    requireNarrow(of, rules)
    const woken = await setRulesDormant(tx, of.id, null)
    if (woken === 0) return
    await writeAuditEvent(tx, {
      action: 'identity_provider.rules_confirmed',
      target: { kind: 'identity_provider', id: provider },
      after: { leads_to: of.leadsTo, rules: woken },
      at,
    })
    const people = (await listProviderAccounts(tx, of.id)).filter(({ goneAt }) => goneAt === null)
    await settleRoles(tx, { provider: of, people, at })
  })
}
