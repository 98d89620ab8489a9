import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface NewAssessment {
  id: string
  frameworkId: string
  level: string
  name: string
  at: Date
}

/**
 * Begins an assessment; its first revision is added apart.
 * @returns false when another one, begun a moment ago perhaps, has the name
 */
export async function createAssessment(tx: TenantTx, assessment: NewAssessment): Promise<boolean> {
  const { id, frameworkId, level, name, at } = assessment
  const inserted = await tx.db.$executeRaw`
    INSERT INTO assessment (tenant_id, id, framework_id, level, name, created_at, created_by)
    VALUES (${tx.tenantId}::uuid, ${id}::uuid, ${frameworkId}, ${level}, ${name}, ${at}, ${await ensureActor(tx)}::uuid)
    ON CONFLICT (tenant_id, name) WHERE archived_at IS NULL DO NOTHING`
  return inserted === 1
}
