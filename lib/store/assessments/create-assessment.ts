import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface NewAssessment {
  id: string
  frameworkId: string
  level: string
  name: string
  at: Date
}

/** Begins an assessment; its first revision is added apart. */
export async function createAssessment(tx: TenantTx, assessment: NewAssessment): Promise<void> {
  const { id, frameworkId, level, name, at } = assessment
  await tx.db.$executeRaw`
    INSERT INTO assessment (tenant_id, id, framework_id, level, name, created_at, created_by)
    VALUES (${tx.tenantId}::uuid, ${id}::uuid, ${frameworkId}, ${level}, ${name}, ${at}, ${await ensureActor(tx)}::uuid)`
}
