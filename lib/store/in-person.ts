import type { Lookup, PlatformScope } from '@/lib/access/keys'
import { prisma } from './client'
import type { Prisma } from './generated/client'

/**
 * A transaction over what belongs to a person or to the platform, and to no tenant: row-level security shows it no tenant's
 * rows. Only {@link inPerson} makes one.
 */
export interface PersonTx {
  readonly db: Prisma.TransactionClient
  readonly key: Lookup | PlatformScope
}

/** One unit of work over what belongs to no tenant. What tenants must hear of it is told within, by `tellTenant`. */
export async function inPerson<T>(
  key: Lookup | PlatformScope,
  work: (tx: PersonTx) => Promise<T>,
): Promise<T> {
  return prisma().$transaction((db) => work({ db, key }))
}
