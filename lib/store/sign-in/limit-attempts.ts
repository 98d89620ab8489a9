import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

export interface LimitedAttempt {
  key: string
  at: Date
  /** Attempts before this count no more. */
  since: Date
  limit: number
}

/**
 * Counts an attempt of a key, in one step. Answers how many it are now and when the last one within the limit was made:
 * from then on one waits.
 */
export async function limitAttempts(
  _key: Lookup,
  { key, at, since, limit }: LimitedAttempt,
): Promise<{ attempts: number; lastAt: Date }> {
  const rows = await prisma().$queryRaw<{ attempts: number; lastAt: Date }[]>`
    SELECT attempts, last_at AS "lastAt"
    FROM app.sign_in_attempt(${key}, ${at}::timestamptz, ${since}::timestamptz, ${limit}::integer)`
  return rows[0] ?? { attempts: 0, lastAt: at }
}
