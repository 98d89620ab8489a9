import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Keeps the hashes of new recovery codes; those before are worth nothing. */
export async function setRecoveryCodes(
  _key: Lookup,
  userId: string,
  hashes: readonly string[],
): Promise<void> {
  await prisma()
    .$queryRaw`SELECT 1 AS done FROM app.set_recovery_codes(${userId}::uuid, ${[...hashes]}::text[])`
}
