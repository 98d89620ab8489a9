import { v7 } from 'uuid'
import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'
import type { AuditEventInput } from './write-audit-event'

/** Writes many audit events of one change in one statement, in the transaction of that change. */
export async function writeAuditEvents(tx: TenantTx, events: readonly AuditEventInput[]): Promise<void> {
  if (events.length === 0) return
  const { address, provider } = tx.scope.actor
  const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))
  await tx.db.$executeRaw`
    INSERT INTO audit_event (tenant_id, id, at, actor_ref, action, target_kind, target_id, before, after, address, provider)
    SELECT ${tx.tenantId}::uuid, e.id, e.at, ${await ensureActor(tx)}::uuid, e.action, e.target_kind, e.target_id,
      e.before::jsonb, e.after::jsonb, e.address, e.provider
    FROM unnest(${events.map(({ at }) => v7({ msecs: at.getTime() }))}::uuid[], ${events.map(({ at }) => at)}::timestamptz[],
      ${events.map(({ action }) => action)}::text[], ${events.map(({ target }) => target.kind)}::text[],
      ${events.map(({ target }) => target.id)}::text[], ${events.map(({ before }) => json(before))}::text[],
      ${events.map(({ after }) => json(after))}::text[], ${events.map((event) => event.address ?? address)}::text[],
      ${events.map((event) => event.provider ?? provider)}::text[])
      AS e(id, at, action, target_kind, target_id, before, after, address, provider)
    RETURNING id`
}
