import type { TenantTx } from '../in-tenant'

/**
 * Locks the tenant's row until COMMIT: changes of who may do what in it (members, rules, what a provider says, how one signs
 * in) come one after another, so that two owners cannot demote each other at once, and nobody keeps a role by a rule that is
 * just being changed.
 */
export async function lockOwners(tx: TenantTx): Promise<void> {
  await tx.db.$queryRaw`SELECT id FROM tenant WHERE id = ${tx.tenantId}::uuid FOR NO KEY UPDATE`
}
