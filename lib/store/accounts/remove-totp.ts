import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Takes a person's second factor away, with its recovery codes; false when there was none. */
export async function removeTotp(_key: Lookup, userId: string): Promise<boolean> {
  const rows = await prisma().$queryRaw<{ removed: boolean }[]>`
    SELECT app.remove_totp(${userId}::uuid) AS removed`
  return rows[0]?.removed === true
}
