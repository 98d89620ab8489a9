import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** How many attempts of a key there were in the window that began at `windowStart`. */
export async function countAttempts(_key: Lookup, key: string, windowStart: Date): Promise<number> {
  const since = new Date(windowStart.getTime() - 1)
  const rows = await prisma().$queryRaw<{ failures: number }[]>`
    SELECT app.sign_in_failures(${key}, ${since}::timestamptz) AS failures`
  return rows[0]?.failures ?? 0
}
