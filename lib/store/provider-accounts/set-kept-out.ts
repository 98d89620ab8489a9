import type { TenantTx } from '../in-tenant'

/** Keeps a person out of the tenant since an instant, or with null no longer, whatever provider vouches for them; answers by which. */
export async function setKeptOut(tx: TenantTx, userId: string, since: Date | null): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ providerId: string }[]>`
    UPDATE provider_account SET kept_out_at = ${since}
    WHERE tenant_id = ${tx.tenantId}::uuid AND user_id = ${userId}::uuid
      AND (kept_out_at IS NULL) <> (${since}::timestamptz IS NULL)
    RETURNING provider_id AS "providerId"`
  return rows.map(({ providerId }) => providerId)
}
