import { Conflict } from '@/lib/core/errors'
import type { TenantTx } from '@/lib/store/in-tenant'
import { countLastingOwners } from '@/lib/store/members/count-lasting-owners'

/**
 * Refuses a change after which nobody would manage the tenant's people for good: an owner, or with separate duties a security
 * administrator. One who is disabled or whose role ends does not count. Called after the change, with the owners' rows locked before it.
 * @throws Conflict
 */
export async function requireLastingOwner(tx: TenantTx): Promise<void> {
  if ((await countLastingOwners(tx)) === 0) {
    throw new Conflict(
      'last_owner',
      'The tenant must keep somebody who manages its people and whose role does not end: an owner or, with separate duties, a security administrator.',
    )
  }
}
