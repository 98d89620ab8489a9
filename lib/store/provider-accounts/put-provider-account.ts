import type { ProviderPerson } from '@/lib/core/provider-person'
import type { TenantTx } from '../in-tenant'

export interface ProviderAccountInput {
  identityId: string
  userId: string
  providerId: string
  person: ProviderPerson
  at: Date
  /** Whether the person is here now; a review asks without them. */
  seen: boolean
  /** Whether they came to this tenant's own door. */
  knocked: boolean
}

/**
 * Keeps what a provider said of a person just now: they are known in this tenant, and not gone. Answers since when the tenant keeps them out,
 * null for who is not.
 */
export async function putProviderAccount(tx: TenantTx, account: ProviderAccountInput): Promise<Date | null> {
  const { identityId, userId, providerId, person, at, seen, knocked } = account
  const rows = await tx.db.$queryRaw<{ keptOutAt: Date | null }[]>`
    INSERT INTO provider_account AS a (tenant_id, identity_id, user_id, provider_id, subject, login, name, email, groups,
      first_seen, seen_at, checked_at, knocked_at)
    VALUES (${tx.tenantId}::uuid, ${identityId}::uuid, ${userId}::uuid, ${providerId}::uuid, ${person.subject}, ${person.login},
      ${person.name}, ${person.email}, ${[...person.groups]}::text[], ${at}, ${at}, ${at}, ${knocked ? at : null})
    ON CONFLICT (tenant_id, identity_id, provider_id) DO UPDATE SET login = excluded.login, name = excluded.name, email = excluded.email,
      groups = excluded.groups, seen_at = CASE WHEN ${seen} THEN excluded.seen_at ELSE a.seen_at END,
      checked_at = excluded.checked_at, knocked_at = coalesce(excluded.knocked_at, a.knocked_at), gone_at = NULL
    RETURNING kept_out_at AS "keptOutAt"`
  return rows[0]?.keptOutAt ?? null
}
