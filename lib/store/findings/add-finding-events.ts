import { inBatches } from '../in-batches'
import type { TenantTx } from '../in-tenant'
import { rowsSql } from '../rows-sql'

export interface NewFindingEvent {
  id: string
  findingId: string
  at: Date
  kind: 'opened' | 'closed' | 'reopened' | 'status' | 'owner' | 'due' | 'comment' | 'comment_withdrawn'
  actorRef: string | null
  submissionId: string | null
  data: Readonly<Record<string, unknown>>
}

/** Appends to the life of findings, set-based. */
export async function addFindingEvents(tx: TenantTx, events: readonly NewFindingEvent[]): Promise<void> {
  await inBatches(tx, events, (some) => addSome(tx, some))
}

function addSome(tx: TenantTx, events: readonly NewFindingEvent[]): Promise<unknown> {
  const rows = {
    finding_id: ['uuid', events.map((e) => e.findingId)],
    id: ['uuid', events.map((e) => e.id)],
    at: ['timestamptz', events.map((e) => e.at)],
    kind: ['text', events.map((e) => e.kind)],
    actor_ref: ['uuid', events.map((e) => e.actorRef)],
    submission_id: ['uuid', events.map((e) => e.submissionId)],
    data: ['text', events.map((e) => JSON.stringify(e.data))],
  } as const
  return tx.db.$executeRaw`
    INSERT INTO finding_event (tenant_id, finding_id, id, at, kind, actor_ref, submission_id, data)
    SELECT ${tx.tenantId}::uuid, e.finding_id, e.id, e.at, e.kind, e.actor_ref, e.submission_id, e.data::jsonb
    FROM ${rowsSql('e', rows)}
    ON CONFLICT DO NOTHING`
}
