import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { markBatched, type UnbatchedEvent, unbatchedEvents } from '@/lib/store/audit/unbatched-events'
import { inTenant } from '@/lib/store/in-tenant'
import { lockHead } from '@/lib/store/log/lock-head'
import { appendLeaf } from './append-leaf'
import { nodeSha256 } from './node-crypto'

const BATCH = 1000

/** The bytes a batch commits to: its events in order, in canonical form (RFC 8785). */
export function batchBytes(events: readonly UnbatchedEvent[]): Uint8Array {
  return canonicalBytes(
    events.map((event) => ({
      id: publicId('event', event.id),
      at: event.at.toISOString(),
      actor_ref: event.actorRef,
      action: event.action,
      target: { kind: event.targetKind, id: event.targetId },
      before: event.before ?? null,
      after: event.after ?? null,
    })),
  )
}

/**
 * Puts audit events that no leaf commits to yet into the tenant's audit log, a thousand a leaf.
 * @returns how many events were put
 */
export async function batchAudit(scope: Scope): Promise<number> {
  let total = 0
  for (;;) {
    const count = await inTenant(scope, async (tx) => {
      // Locked before reading, so that two batches never take the same events.
      await lockHead(tx, 'audit')
      const events = await unbatchedEvents(tx, BATCH)
      if (events.length === 0) return 0
      const leaf = await appendLeaf(tx, 'audit', {
        type: 'audit_batch',
        at: new Date().toISOString(),
        actor_ref: await ensureActor(tx),
        subject: { id: publicId('event', v7()), sha256: toHex(nodeSha256(batchBytes(events))) },
      })
      await markBatched(
        tx,
        events.map((event) => event.id),
        leaf,
      )
      return events.length
    })
    total += count
    if (count < BATCH) return total
  }
}
