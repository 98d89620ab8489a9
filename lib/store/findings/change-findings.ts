import type { TenantTx } from '../in-tenant'

/** What a locked finding becomes, in all that people say of it. */
export interface FindingChange {
  id: string
  triage: string
  ownerId: string | null
  /** `YYYY-MM-DD` */
  dueOn: string | null
}

/** Writes people's words on locked findings, set-based; each goes up one version. */
export async function changeFindings(
  tx: TenantTx,
  changes: readonly FindingChange[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return
  await tx.db.$executeRaw`
    UPDATE finding f SET version = f.version + 1, updated_at = ${at}, triage = n.triage, owner_id = n.owner_id, due_on = n.due_on
    FROM unnest(${changes.map((c) => c.id)}::uuid[], ${changes.map((c) => c.triage)}::text[], ${changes.map((c) => c.ownerId)}::uuid[],
      ${changes.map((c) => c.dueOn)}::date[]) AS n(id, triage, owner_id, due_on)
    WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.id = n.id`
}
