import type { PersonRole } from '@/lib/access/roles'
import type { LabelRule } from '@/lib/core/label-rule'
import { ensureActor } from '../actors/ensure-actor'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'

export interface RoleGiven {
  userId: string
  role: PersonRole
  labelRule: LabelRule | null
}

export interface ProviderRoles {
  /** `ldap:<id>` or `oidc:<id>`. */
  source: string
  /** Whose roles of this source are replaced. */
  userIds: readonly string[]
  /** All that they shall have. */
  roles: readonly RoleGiven[]
  at: Date
}

/**
 * Gives people exactly these roles of a source, and leaves those of every other as they are. A role with a limit is kept under
 * the source with the limit's digest behind it, so that a person has a role once for each limit.
 */
export async function replaceProviderRoles(
  tx: TenantTx,
  { source, userIds, roles, at }: ProviderRoles,
): Promise<void> {
  const given = roles.map(({ userId, role, labelRule }) => ({ user_id: userId, role, label_rule: labelRule }))
  const wanted = Prisma.sql`given AS (SELECT g.user_id, g.role, nullif(g.label_rule, 'null'::jsonb) AS label_rule,
        ${source} || CASE WHEN nullif(g.label_rule, 'null'::jsonb) IS NULL THEN ''
          ELSE ':' || left(md5(g.label_rule::text), 12) END AS source
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS g(user_id uuid, role text, label_rule jsonb))`
  await tx.db.$executeRaw`
    WITH ${wanted} DELETE FROM membership m WHERE m.tenant_id = ${tx.tenantId}::uuid AND m.user_id = ANY(${[...userIds]}::uuid[])
        AND (m.source = ${source} OR starts_with(m.source, ${`${source}:`}))
        AND NOT EXISTS (SELECT 1 FROM given g WHERE g.user_id = m.user_id AND g.role = m.role AND g.source = m.source)`
  await tx.db.$executeRaw`
    WITH ${wanted} INSERT INTO membership (tenant_id, user_id, role, source, created_at, created_by, label_rule)
    SELECT ${tx.tenantId}::uuid, g.user_id, g.role, g.source, ${at}, ${await ensureActor(tx)}::uuid, g.label_rule FROM given g
    ON CONFLICT (tenant_id, user_id, role, source) DO NOTHING`
  await tx.db.$queryRaw`
    SELECT app.sync_membership(u.id)::text AS done FROM unnest(${[...userIds]}::uuid[]) AS u(id)
    WHERE app.current_tenant() = ${tx.tenantId}::uuid`
}
