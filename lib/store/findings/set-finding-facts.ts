import type { TenantTx } from '../in-tenant'

/** What the evidence says of a finding; `withdrawn`: a late report shows that it never failed. */
export interface FindingFactsRow {
  id: string
  machine: 'open' | 'closed' | 'withdrawn'
  firstSeen: Date
  openedAt: Date
  closedAt: Date | null
  reopened: number
}

/** Lets findings say what the evidence does, set-based; a person's *fixed* on one that fails again starts anew. */
export async function setFindingFacts(
  tx: TenantTx,
  facts: readonly FindingFactsRow[],
  updated: Date,
): Promise<void> {
  if (facts.length === 0) return
  await tx.db.$executeRaw`
    UPDATE finding f SET machine = n.machine, first_seen = n.first_seen, opened_at = n.opened_at, closed_at = n.closed_at,
      reopened = n.reopened, updated_at = ${updated}, version = f.version + 1,
      triage = CASE WHEN n.machine = 'open' AND f.machine <> 'open' AND f.triage = 'fixed' THEN 'new' ELSE f.triage END
    FROM unnest(${facts.map((n) => n.id)}::uuid[], ${facts.map((n) => n.machine)}::text[], ${facts.map((n) => n.firstSeen)}::timestamptz[],
      ${facts.map((n) => n.openedAt)}::timestamptz[], ${facts.map((n) => n.closedAt)}::timestamptz[], ${facts.map((n) => n.reopened)}::int[])
      AS n(id, machine, first_seen, opened_at, closed_at, reopened)
    WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.id = n.id`
}
