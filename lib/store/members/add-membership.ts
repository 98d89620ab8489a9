import type { PersonRole } from '@/lib/access/roles'
import type { LabelRule } from '@/lib/core/label-rule'
import { ensureActor } from '../actors/ensure-actor'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'

export interface NewMembership {
  userId: string
  role: PersonRole
  /** Left out: from now on. */
  validFrom?: Date | null
  validUntil: Date | null
  /** Limits the role to assets by label; left out or null: all. */
  labelRule?: LabelRule | null
  /** One that they have already stays as it is, whatever begin, end and limit are said here. */
  keep?: boolean
  at: Date
}

const REPLACE = Prisma.sql`DO UPDATE
    SET valid_from = excluded.valid_from, valid_until = excluded.valid_until, label_rule = excluded.label_rule`

/** Gives a person a role of our own (`local`) in the tenant; sets its begin, end and limit where they have it already and `keep` is not said. */
export async function addMembership(tx: TenantTx, membership: NewMembership): Promise<void> {
  const { userId, role, validFrom = null, validUntil, labelRule = null, keep = false, at } = membership
  await tx.db.$executeRaw`
    INSERT INTO membership (tenant_id, user_id, role, source, created_at, created_by, valid_from, valid_until, label_rule)
    VALUES (${tx.tenantId}::uuid, ${userId}::uuid, ${role}, 'local', ${at}, ${await ensureActor(tx)}::uuid,
      ${validFrom}, ${validUntil}, ${labelRule && JSON.stringify(labelRule)}::jsonb)
    ON CONFLICT (tenant_id, user_id, role, source) ${keep ? Prisma.sql`DO NOTHING` : REPLACE}`
  await tx.db.$queryRaw`SELECT 1 AS done FROM app.sync_membership(${userId}::uuid)`
}
