import { firstIdOf } from '../first-id-of'
import type { TenantTx } from '../in-tenant'

/** What a tenant handed in since an instant: reports, their unpacked bytes, and when the first of them came. */
export async function handedIn(
  tx: TenantTx,
  since: Date,
): Promise<{ reports: number; bytes: number; first: Date | null }> {
  const [row] = await tx.db.$queryRaw<{ reports: number; bytes: number; first: Date | null }[]>`
    SELECT count(*)::int AS reports, coalesce(sum(bytes), 0)::float8 AS bytes, min(received_at) AS first FROM submission
    WHERE tenant_id = ${tx.tenantId}::uuid AND received_at > ${since} AND id >= ${firstIdOf(since)}::uuid`
  return row ?? { reports: 0, bytes: 0, first: null }
}
