import type { PersonRole } from '@/lib/access/roles'
import type { TenantTx } from '../in-tenant'

/**
 * Takes a person's roles away: those of our own (`local`) that are not in `keep`, or, with `keep` null, all of whatever
 * source.
 */
export async function removeMemberships(
  tx: TenantTx,
  userId: string,
  keep: readonly PersonRole[] | null,
): Promise<void> {
  await tx.db.$executeRaw`
    DELETE FROM membership WHERE tenant_id = ${tx.tenantId}::uuid AND user_id = ${userId}::uuid
      AND (${keep === null} OR (source = 'local' AND NOT role = ANY(${[...(keep ?? [])]}::text[])))`
  await tx.db.$queryRaw`SELECT 1 AS done FROM app.sync_membership(${userId}::uuid)`
}
