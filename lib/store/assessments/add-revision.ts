import type { ApplicabilityProfile } from '@/lib/core/verdict'
import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface NewRevision {
  assessmentId: string
  recordedFrom: Date
  catalogueVersion: string
  profile: ApplicabilityProfile
  scope: { labels: Readonly<Record<string, string>> }
  /** The period that is assessed; null: not said. */
  periodFrom: Date | null
  periodTo: Date | null
  /** Of the last leaf that says of it. */
  logIndex: number
  logEpoch: number
}

/** Adds a revision; earlier ones stay, since they decided the verdicts of their time. */
export async function addRevision(tx: TenantTx, revision: NewRevision): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO assessment_revision (tenant_id, assessment_id, recorded_from, catalogue_version, profile, scope, period_from,
      period_to, actor_ref, log_index, log_epoch)
    VALUES (${tx.tenantId}::uuid, ${revision.assessmentId}::uuid, ${revision.recordedFrom}, ${revision.catalogueVersion},
      ${JSON.stringify(revision.profile)}::jsonb, ${JSON.stringify(revision.scope)}::jsonb, ${revision.periodFrom},
      ${revision.periodTo}, ${await ensureActor(tx)}::uuid,
      ${revision.logIndex}, ${revision.logEpoch})`
}
