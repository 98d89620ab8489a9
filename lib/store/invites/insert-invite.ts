import type { PersonRole } from '@/lib/access/roles'
import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface NewInvite {
  id: string
  email: string
  roles: readonly PersonRole[]
  validUntil: Date | null
  /** SHA-256 of the link's secret. */
  tokenHash: Uint8Array<ArrayBuffer>
  expiresAt: Date
  at: Date
}

/** Keeps an invitation. */
export async function insertInvite(tx: TenantTx, invite: NewInvite): Promise<void> {
  const { at, roles, ...data } = invite
  const createdBy = await ensureActor(tx)
  await tx.db.invite.create({
    data: { ...data, tenantId: tx.tenantId, roles: [...roles], createdAt: at, createdBy },
  })
}
