import type { TenantTx } from '../in-tenant'

/** Takes every role away that one source gave; answers how many people had one. */
export async function removeMembershipsOfSource(tx: TenantTx, source: string): Promise<number> {
  const rows = await tx.db.$queryRaw<{ userId: string }[]>`
    DELETE FROM membership WHERE tenant_id = ${tx.tenantId}::uuid AND source = ${source} RETURNING user_id AS "userId"`
  const people = [...new Set(rows.map(({ userId }) => userId))]
  for (const userId of people)
    await tx.db.$queryRaw`SELECT 1 AS done FROM app.sync_membership(${userId}::uuid)`
  return people.length
}
