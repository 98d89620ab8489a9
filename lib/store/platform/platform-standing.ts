import type { AdminRole } from '@/lib/access/duties'
import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

export interface PlatformStandingRow {
  /** Duties are separated on the platform. */
  separate: boolean
  duty: AdminRole | null
}

/** What a platform administrator is there; null for anybody else. */
export async function platformStanding(_key: Lookup, userId: string): Promise<PlatformStandingRow | null> {
  const rows = await prisma().$queryRaw<PlatformStandingRow[]>`
    SELECT separate, duty FROM app.platform_standing(${userId}::uuid)`
  return rows[0] ?? null
}
