import { v7 } from 'uuid'
import type { ProviderPerson } from '@/lib/core/provider-person'
import type { TenantTx } from '../in-tenant'

export interface ProviderUserRow {
  userId: string
  identityId: string
  disabledAt: Date | null
}

/**
 * The person of a provider's subject, made at first sight, in the transaction of the provider's own tenant (the platform's
 * house for its own). Name and e-mail follow the provider; nobody is ever found by them.
 */
export async function providerUser(
  tx: TenantTx,
  { providerId, person, at }: { providerId: string; person: ProviderPerson; at: Date },
): Promise<ProviderUserRow> {
  const rows = await tx.db.$queryRaw<ProviderUserRow[]>`
    SELECT user_id AS "userId", identity_id AS "identityId", disabled_at AS "disabledAt"
    FROM app.provider_user(${v7()}::uuid, ${v7()}::uuid, ${providerId}::uuid, ${person.issuer}, ${person.subject}, ${person.name},
      ${person.email}, ${at}::timestamptz)`
  if (!rows[0]) throw new Error('app.provider_user answered nothing')
  return rows[0]
}
