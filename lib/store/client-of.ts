import type { Lookup, PlatformScope } from '@/lib/access/keys'
import { prisma } from './client'
import type { Prisma } from './generated/client'
import type { PersonTx } from './in-person'

/** The transaction that a key comes in, or, of a bare key, the pool: a statement of its own. */
export function clientOf(key: Lookup | PlatformScope | PersonTx): Prisma.TransactionClient {
  return 'db' in key ? key.db : prisma()
}
