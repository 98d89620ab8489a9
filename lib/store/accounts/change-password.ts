import type { PersonTx } from '../in-person'

export interface ChosenPassword {
  userId: string
  hash: string
  /** Hashes of the passwords before, the last first. */
  history: readonly string[]
  at: Date
}

/** Keeps the hash of a password that a person chose themselves. */
export async function changePassword(
  { db }: PersonTx,
  { userId, hash, history, at }: ChosenPassword,
): Promise<void> {
  await db.$queryRaw`
    SELECT 1 AS done FROM app.change_password(${userId}::uuid, ${hash}, ${at}::timestamptz, ${[...history]}::text[])`
}
