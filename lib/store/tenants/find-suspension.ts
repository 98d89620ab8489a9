import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

export interface SuspensionRow {
  name: string
  timeZone: string
  suspendedAt: Date
  reason: string
}

/** Since when and why the tenant of a slug is suspended; null when it is not, or there is none. */
export async function findSuspension(_key: Lookup, slug: string): Promise<SuspensionRow | null> {
  const rows = await prisma().$queryRaw<SuspensionRow[]>`
    SELECT name, time_zone AS "timeZone", suspended_at AS "suspendedAt", reason FROM app.suspension_of(${slug})`
  return rows[0] ?? null
}
