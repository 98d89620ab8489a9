import type { TenantTx } from '../in-tenant'

export interface FindingMove {
  id: string
  /** open: reopened by evidence; closed: no longer there. */
  machine: 'open' | 'closed'
  at: Date
}

/** Closes and reopens findings as the evidence says; people's words on a reopened one start anew. */
export async function moveFindings(
  tx: TenantTx,
  moves: readonly FindingMove[],
  updated: Date,
): Promise<void> {
  if (moves.length === 0) return
  await tx.db.$executeRaw`
    UPDATE finding f SET machine = m.machine, updated_at = ${updated}, version = f.version + 1,
      opened_at = CASE WHEN m.machine = 'open' THEN m.at ELSE f.opened_at END,
      closed_at = CASE WHEN m.machine = 'open' THEN NULL ELSE m.at END,
      reopened = f.reopened + CASE WHEN m.machine = 'open' THEN 1 ELSE 0 END,
      triage = CASE WHEN m.machine = 'open' AND f.triage = 'fixed' THEN 'new' ELSE f.triage END
    FROM unnest(${moves.map((m) => m.id)}::uuid[], ${moves.map((m) => m.machine)}::text[], ${moves.map((m) => m.at)}::timestamptz[])
      AS m(id, machine, at)
    WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.id = m.id AND f.machine <> m.machine`
}
