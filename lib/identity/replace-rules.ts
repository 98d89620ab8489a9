import type { Scope } from '@/lib/access/keys'
import type { RoleRule } from '@/lib/access/role-rule'
import { Conflict } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { type GivenRule, givenRules } from '@/lib/grants/given-rules'
import { requireNarrow } from '@/lib/grants/require-narrow'
import { settleRoles } from '@/lib/grants/settle-roles'
import { versionOfRules } from '@/lib/grants/version-of-rules'
import { vouchingProvider } from '@/lib/grants/vouching-provider'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { listProviderAccounts } from '@/lib/store/provider-accounts/list-provider-accounts'
import { listRoleRules } from '@/lib/store/role-rules/list-role-rules'
import { replaceRoleRules } from '@/lib/store/role-rules/replace-role-rules'
import { setRulesDormant } from '@/lib/store/role-rules/set-rules-dormant'

export interface RulesToKeep {
  /** Of the rules that were looked at. */
  version: string
  rules: readonly GivenRule[]
}

/**
 * Keeps the rules of a provider, and in the same transaction gives everybody whom it vouched for exactly what they now say:
 * for live sessions they count from the next request on. Where some wait to be confirmed all wait.
 * @throws NotFound, Invalid, Conflict `rules_changed` when somebody else changed them meanwhile
 */
export async function replaceRules(
  scope: Scope,
  provider: string,
  { version, rules: given }: RulesToKeep,
  at: Date,
): Promise<void> {
  const of = await vouchingProvider(scope, provider)
  await inTenant(scope, async (tx) => {
    await lockOwners(tx)
    const before = await listRoleRules(tx, of.id)
    if (versionOfRules(before, of.leadsTo) !== version) {
      throw new Conflict('rules_changed', 'Somebody changed these rules meanwhile. Load them again.')
    }
    const rules = givenRules(given, before, at)
    requireNarrow(of, rules)
    if (versionOfRules(rules, of.leadsTo) === version) return
    await replaceRoleRules(tx, { providerId: of.id, rules, at })
    if (rules.some(({ dormant }) => dormant)) await setRulesDormant(tx, of.id, at)
    await writeAuditEvent(tx, {
      action: 'identity_provider.rules_changed',
      target: { kind: 'identity_provider', id: provider },
      before: { rules: before.map(seen) },
      after: { rules: rules.map(seen) },
      at,
    })
    // Whom a provider that is switched off vouched for has no roles by it, whatever its rules say.
    if (!of.enabled) return
    const people = (await listProviderAccounts(tx, of.id)).filter(({ goneAt }) => goneAt === null)
    await settleRoles(tx, { provider: of, people, at })
  })
}

function seen({ id, match, value, role, labelRule }: RoleRule) {
  const limit = labelRule === null ? {} : { label_rule: labelRule }
  return { id: publicId('role_rule', id), match, value, role, ...limit }
}
