import type { TenantTx } from '../in-tenant'

export interface NewAgent {
  id: string
  name: string
  quietAfterHours: number
  at: Date
  /** The code by which it came. */
  enrolmentId?: string | null
}

/** Keeps a new agent; answers false when the name is taken, by a retired one too. */
export async function createAgent(tx: TenantTx, agent: NewAgent): Promise<boolean> {
  const made = await tx.db.$executeRaw`
    INSERT INTO agent (tenant_id, id, name, created_at, quiet_after_hours, enrolment_id)
    VALUES (${tx.tenantId}::uuid, ${agent.id}::uuid, ${agent.name}, ${agent.at}, ${agent.quietAfterHours},
      ${agent.enrolmentId ?? null}::uuid)
    ON CONFLICT (tenant_id, name) DO NOTHING`
  return made === 1
}
