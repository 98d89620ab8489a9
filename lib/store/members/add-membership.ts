import type { PersonRole } from '@/lib/access/roles'
import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface NewMembership {
  userId: string
  role: PersonRole
  /** Left out: from now on. */
  validFrom?: Date | null
  validUntil: Date | null
  at: Date
}

/** Gives a person a role of our own (`local`) in the tenant; sets its begin and end where they have it already. */
export async function addMembership(tx: TenantTx, membership: NewMembership): Promise<void> {
  const { userId, role, validFrom = null, validUntil, at } = membership
  await tx.db.$executeRaw`
    INSERT INTO membership (tenant_id, user_id, role, source, created_at, created_by, valid_from, valid_until)
    VALUES (${tx.tenantId}::uuid, ${userId}::uuid, ${role}, 'local', ${at}, ${await ensureActor(tx)}::uuid,
      ${validFrom}, ${validUntil})
    ON CONFLICT (tenant_id, user_id, role, source) DO UPDATE
    SET valid_from = excluded.valid_from, valid_until = excluded.valid_until`
  await tx.db.$queryRaw`SELECT 1 AS done FROM app.sync_membership(${userId}::uuid)`
}
