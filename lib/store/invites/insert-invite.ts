import type { PersonRole } from '@/lib/access/roles'
import type { LabelRule } from '@/lib/core/label-rule'
import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface NewInvite {
  id: string
  email: string
  roles: readonly PersonRole[]
  /** Left out: from when it is accepted. */
  validFrom?: Date | null
  validUntil: Date | null
  /** Limits the roles to assets by label; left out or null: all. */
  labelRule?: LabelRule | null
  /** SHA-256 of the link's secret. */
  tokenHash: Uint8Array<ArrayBuffer>
  expiresAt: Date
  at: Date
}

/** Keeps an invitation. */
export async function insertInvite(tx: TenantTx, invite: NewInvite): Promise<void> {
  const { at, roles, labelRule = null, validFrom = null, validUntil, ...data } = invite
  await tx.db.$executeRaw`
    INSERT INTO invite (tenant_id, id, email, roles, valid_from, valid_until, label_rule, token_hash, expires_at, created_at, created_by)
    VALUES (${tx.tenantId}::uuid, ${data.id}::uuid, ${data.email}, ${[...roles]}::text[], ${validFrom}, ${validUntil},
      ${labelRule && JSON.stringify(labelRule)}::jsonb, ${data.tokenHash}, ${data.expiresAt}, ${at}, ${await ensureActor(tx)}::uuid)`
}
