import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface NewEnrolment {
  id: string
  /** SHA-256 of the code. */
  codeHash: Uint8Array<ArrayBuffer>
  /** The agent that gets another token; null: each machine becomes an agent of its own. */
  agentId: string | null
  most: number
  quietAfterHours: number
  ownHost: boolean
  expiresAt: Date
  at: Date
}

/** Keeps a code by its hash. */
export async function insertEnrolment(tx: TenantTx, { at, ...enrolment }: NewEnrolment): Promise<void> {
  const createdBy = await ensureActor(tx)
  await tx.db.agentEnrolment.create({
    data: { ...enrolment, tenantId: tx.tenantId, createdAt: at, createdBy },
  })
}
