import type { AdminRole } from '@/lib/access/duties'
import type { PlatformScope, Scope } from '@/lib/access/keys'
import { prisma } from '../client'
import type { TenantTx } from '../in-tenant'

export interface AdministratorRow {
  id: string
  email: string
  name: string
  /** What they do where duties are separated on the platform. */
  duty: AdminRole | null
  disabledAt: Date | null
}

/**
 * Administrators of the platform by name: for each other, and for owners who let one in.
 * @param tx of whoever asks within a transaction: another connection beside it could wait for one that never comes
 */
export async function listAdministrators(
  _key: PlatformScope | Scope,
  tx?: TenantTx,
): Promise<AdministratorRow[]> {
  return (tx?.db ?? prisma()).$queryRaw<AdministratorRow[]>`
    SELECT id, email, name, duty, disabled_at AS "disabledAt" FROM app.platform_administrators()`
}
