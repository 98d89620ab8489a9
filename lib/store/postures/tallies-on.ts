import type { TenantTx } from '../in-tenant'

export interface Tally {
  labelSetId: string
  kind: string
  postureId: string
  /** Assets. */
  n: number
}

/** How many assets of each label set were in each posture at the end of a local day, from the running sums. */
export async function talliesOn(tx: TenantTx, day: string): Promise<Tally[]> {
  return tx.db.$queryRaw<Tally[]>`
    SELECT label_set_id AS "labelSetId", kind, posture_id AS "postureId", sum(n)::int AS n FROM tally_delta
    WHERE tenant_id = ${tx.tenantId}::uuid AND day <= ${day}::date
    GROUP BY label_set_id, kind, posture_id HAVING sum(n) <> 0`
}
