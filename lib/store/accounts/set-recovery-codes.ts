import type { PersonTx } from '../in-person'

/** Keeps the hashes of new recovery codes; those before are worth nothing. */
export async function setRecoveryCodes(
  { db }: PersonTx,
  userId: string,
  hashes: readonly string[],
): Promise<void> {
  await db.$queryRaw`SELECT 1 AS done FROM app.set_recovery_codes(${userId}::uuid, ${[...hashes]}::text[])`
}
