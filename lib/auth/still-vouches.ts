import { holdIdentityProvider } from '@/lib/store/identity-providers/hold-identity-provider'
import type { TenantTx } from '@/lib/store/in-tenant'

/** A provider as it was when it was asked. */
export interface AskedProvider {
  id: string
  /** When it was last changed. */
  changedAt: Date
}

/**
 * Whether a provider is still on, and as it was when it was asked, held so until COMMIT. Whoever waited for an answer while it was changed,
 * switched off or removed has an answer of something else. Asked in the transaction of the provider's own tenant.
 */
export async function stillVouches(tx: TenantTx, { id, changedAt }: AskedProvider): Promise<boolean> {
  const now = await holdIdentityProvider(tx, id)
  return now !== null && now.enabledAt !== null && now.changedAt.getTime() === changedAt.getTime()
}
