import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import type { IdentityProviderRow } from '@/lib/store/identity-providers/identity-provider-row'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import type { TenantTx } from '@/lib/store/in-tenant'

/** The provider of a public id. @throws NotFound */
export async function providerOf(tx: TenantTx, id: string): Promise<IdentityProviderRow> {
  const uuid = parsePublicId('identity_provider', id)
  const [row] = uuid ? await listIdentityProviders(tx, uuid) : []
  if (!row) throw new NotFound()
  return row
}
