import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Forgets attempts whose window began before an instant; answers how many keys went. */
export async function sweepAttempts(_key: Lookup, before: Date): Promise<number> {
  const rows = await prisma().$queryRaw<{ gone: number }[]>`
    SELECT app.sweep_sign_in_throttle(${before}::timestamptz) AS gone`
  return rows[0]?.gone ?? 0
}
