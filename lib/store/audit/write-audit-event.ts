import { v7 } from 'uuid'
import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

/** What happened, as the audit log keeps it. Never a secret in `before` or `after`. */
export interface AuditEventInput {
  /** `thing.happened`, such as `member.added`. */
  action: string
  target: { kind: string; id: string }
  before?: unknown
  after?: unknown
  at: Date
  /** Where the actor is not who sent the request (sign-in); else the actor's own. */
  address?: string | null
  provider?: string
}

/** Writes the audit event of a change, in the transaction of that change; answers its id. */
export async function writeAuditEvent(tx: TenantTx, event: AuditEventInput): Promise<string> {
  const id = v7({ msecs: event.at.getTime() })
  const { address, provider } = tx.scope.actor
  const actorRef = await ensureActor(tx)
  tx.later(tx.db.$executeRaw`
    INSERT INTO audit_event (tenant_id, id, at, actor_ref, action, target_kind, target_id, before, after, address, provider)
    VALUES (${tx.tenantId}::uuid, ${id}::uuid, ${event.at}, ${actorRef}::uuid, ${event.action},
      ${event.target.kind}, ${event.target.id}, ${json(event.before)}::jsonb, ${json(event.after)}::jsonb,
      ${event.address ?? address}, ${event.provider ?? provider})`)
  return id
}

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value)
}
