import type { Scope } from '@/lib/access/keys'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import type { TenantTx } from '@/lib/store/in-tenant'

/** The actor whose submissions alone may be seen; null for whoever reads all of them. */
export async function onlyOwn(tx: TenantTx, scope: Scope): Promise<string | null> {
  return scope.may('submissions.read') ? null : ensureActor(tx)
}
