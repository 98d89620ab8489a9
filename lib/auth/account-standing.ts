import { lookup } from '@/lib/access/keys'
import type { AccountRules } from '@/lib/core/account-rules'
import { rulesOfPolicies } from '@/lib/core/rules-of-policies'
import { accountRulesOf, type TenantAccountRules } from '@/lib/store/accounts/account-rules-of'

export interface AccountStanding {
  /** The strictest of each value that any of the person's tenants asks. */
  rules: AccountRules
  tenants: readonly TenantAccountRules[]
}

/** What a person's account is held to at an instant, by all tenants in which they have a role. */
export async function accountStanding(userId: string, at: Date): Promise<AccountStanding> {
  const tenants = await accountRulesOf(lookup('sign-in'), userId, at)
  return { rules: rulesOfPolicies(tenants.map(({ passwordPolicy }) => passwordPolicy)), tenants }
}
