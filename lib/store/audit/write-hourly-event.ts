import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'
import type { AuditEventInput } from './write-audit-event'

const HOUR = 3_600_000

/**
 * Writes what is looked at again and again (evidence in ranges, a refused page) once an actor, action, target and hour of the
 * clock: the first of them. The id follows from these, so that of many at once, on however many servers, one stays.
 */
export async function writeHourlyEvent(
  tx: TenantTx,
  event: Omit<AuditEventInput, 'before'>,
  /** What else makes it another event. */
  also: readonly (string | null)[] = [],
): Promise<void> {
  const actor = await ensureActor(tx)
  const hour = Math.floor(event.at.getTime() / HOUR)
  const { kind, id: target } = event.target
  const random = createHash('sha256')
    .update(JSON.stringify([actor, event.action, kind, target, hour, ...also]))
    .digest()
  const id = v7({ msecs: hour * HOUR, random: random.subarray(0, 16) })
  const { address, provider } = tx.scope.actor
  // Without naming the key: a key that is limited to labels may write events that it may not read.
  await tx.db.$executeRaw`
    INSERT INTO audit_event (tenant_id, id, at, actor_ref, action, target_kind, target_id, after, address, provider)
    VALUES (${tx.tenantId}::uuid, ${id}::uuid, ${event.at}, ${actor}::uuid, ${event.action}, ${kind}, ${target},
      ${event.after === undefined ? null : JSON.stringify(event.after)}::jsonb, ${event.address ?? address},
      ${event.provider ?? provider})
    ON CONFLICT DO NOTHING`
}
