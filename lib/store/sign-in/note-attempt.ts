import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Counts an attempt of a key in the window that began at `windowStart`; answers how many it are now, in one step. */
export async function noteAttempt(_key: Lookup, key: string, at: Date, windowStart: Date): Promise<number> {
  // The function compares with "later than"; a window's first instant belongs to it.
  const since = new Date(windowStart.getTime() - 1)
  const rows = await prisma().$queryRaw<{ failures: number }[]>`
    SELECT app.sign_in_failed(${key}, ${at}::timestamptz, ${since}::timestamptz) AS failures`
  return rows[0]?.failures ?? 0
}
