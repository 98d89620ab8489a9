import type { TenantTx } from '../in-tenant'

export interface ProviderAccountRow {
  identityId: string
  userId: string
  providerId: string
  login: string
  name: string
  email: string | null
  groups: string[]
  firstSeen: Date
  seenAt: Date
  checkedAt: Date
  goneAt: Date | null
  /** When they last came to this tenant's own door; null: never. */
  knockedAt: Date | null
  /** Since when the tenant keeps them out; null: it does not. */
  keptOutAt: Date | null
}

/** Whom a provider vouched for in this tenant, by name; those who are gone too. */
export async function listProviderAccounts(
  tx: TenantTx,
  providerId: string,
  identityId: string | null = null,
): Promise<ProviderAccountRow[]> {
  return tx.db.$queryRaw<ProviderAccountRow[]>`
    SELECT identity_id AS "identityId", user_id AS "userId", provider_id AS "providerId", login, name, email, groups,
      first_seen AS "firstSeen", seen_at AS "seenAt", checked_at AS "checkedAt", gone_at AS "goneAt",
      knocked_at AS "knockedAt", kept_out_at AS "keptOutAt"
    FROM provider_account
    WHERE tenant_id = ${tx.tenantId}::uuid AND provider_id = ${providerId}::uuid
      AND (${identityId}::uuid IS NULL OR identity_id = ${identityId}::uuid)
    ORDER BY name, identity_id`
}
