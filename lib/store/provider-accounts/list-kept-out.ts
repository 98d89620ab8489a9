import type { TenantTx } from '../in-tenant'

export interface KeptOutRow {
  userId: string
  name: string
  login: string
  providerId: string
  since: Date
}

/** Whom the tenant keeps out though a provider vouches for them, by name. */
export async function listKeptOut(tx: TenantTx): Promise<KeptOutRow[]> {
  return tx.db.$queryRaw<KeptOutRow[]>`
    SELECT user_id AS "userId", name, login, provider_id AS "providerId", kept_out_at AS since FROM provider_account
    WHERE tenant_id = ${tx.tenantId}::uuid AND kept_out_at IS NOT NULL ORDER BY name, user_id`
}
