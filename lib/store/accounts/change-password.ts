import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

export interface ChosenPassword {
  userId: string
  hash: string
  /** Hashes of the passwords before, the last first. */
  history: readonly string[]
  at: Date
}

/** Keeps the hash of a password that a person chose themselves. */
export async function changePassword(
  _key: Lookup,
  { userId, hash, history, at }: ChosenPassword,
): Promise<void> {
  await prisma().$queryRaw`
    SELECT 1 AS done FROM app.change_password(${userId}::uuid, ${hash}, ${at}::timestamptz, ${[...history]}::text[])`
}
