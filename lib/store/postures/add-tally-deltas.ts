import type { TenantTx } from '../in-tenant'

export interface TallyChange {
  labelSetId: string
  kind: string
  postureId: string
  /** Local day from which it counts. */
  day: string
  n: number
}

/** Appends to the tallies: ±n assets of a label set in a posture from a day on. No row is ever hot. */
export async function addTallyDeltas(
  tx: TenantTx,
  ids: readonly string[],
  changes: readonly TallyChange[],
): Promise<void> {
  if (changes.length === 0) return
  tx.later(tx.db.$executeRaw`
    INSERT INTO tally_delta (tenant_id, id, label_set_id, kind, posture_id, day, n)
    SELECT ${tx.tenantId}::uuid, d.id, d.label_set_id, d.kind, d.posture_id, d.day, d.n
    FROM unnest(${[...ids]}::uuid[], ${changes.map((c) => c.labelSetId)}::uuid[], ${changes.map((c) => c.kind)}::text[],
      ${changes.map((c) => c.postureId)}::uuid[], ${changes.map((c) => c.day)}::date[], ${changes.map((c) => c.n)}::int[])
      AS d(id, label_set_id, kind, posture_id, day, n)
    ON CONFLICT DO NOTHING`)
}
