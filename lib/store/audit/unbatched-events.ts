import type { TenantTx } from '../in-tenant'

export interface UnbatchedEvent {
  id: string
  at: Date
  actorRef: string
  action: string
  targetKind: string
  targetId: string
  before: unknown
  after: unknown
}

/** The oldest audit events that no leaf commits to yet. The log head's lock keeps two batches apart. */
export async function unbatchedEvents(tx: TenantTx, limit: number): Promise<UnbatchedEvent[]> {
  return tx.db.auditEvent.findMany({
    where: { tenantId: tx.tenantId, logIndex: null },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: limit,
    select: {
      id: true,
      at: true,
      actorRef: true,
      action: true,
      targetKind: true,
      targetId: true,
      before: true,
      after: true,
    },
  })
}

/** Notes which leaf commits to these events. */
export async function markBatched(
  tx: TenantTx,
  ids: readonly string[],
  leaf: { index: number; epoch: number },
): Promise<void> {
  await tx.db.auditEvent.updateMany({
    where: { tenantId: tx.tenantId, id: { in: [...ids] } },
    data: { logIndex: leaf.index, logEpoch: leaf.epoch },
  })
}
