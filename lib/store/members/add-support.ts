import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface NewSupport {
  userId: string
  role: 'viewer' | 'auditor'
  from: Date
  until: Date
}

/** Lets an administrator of the platform in for a while, as one thing: what they were let in as before is over. */
export async function addSupport(tx: TenantTx, { userId, role, from, until }: NewSupport): Promise<void> {
  await tx.db.$executeRaw`
    DELETE FROM membership WHERE tenant_id = ${tx.tenantId}::uuid AND user_id = ${userId}::uuid AND source = 'support'`
  await tx.db.$executeRaw`
    INSERT INTO membership (tenant_id, user_id, role, source, created_at, created_by, valid_from, valid_until)
    VALUES (${tx.tenantId}::uuid, ${userId}::uuid, ${role}, 'support', ${from}, ${await ensureActor(tx)}::uuid, ${from}, ${until})`
  await tx.db.$queryRaw`SELECT 1 AS done FROM app.sync_membership(${userId}::uuid)`
}
