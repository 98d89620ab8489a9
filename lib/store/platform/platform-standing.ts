import type { AdminRole } from '@/lib/access/duties'
import type { Lookup } from '@/lib/access/keys'
import { clientOf } from '../client-of'
import type { PersonTx } from '../in-person'

export interface PlatformStandingRow {
  /** Duties are separated on the platform. */
  separate: boolean
  duty: AdminRole | null
}

/** What a platform administrator is there; null for anybody else. */
export async function platformStanding(
  key: Lookup | PersonTx,
  userId: string,
): Promise<PlatformStandingRow | null> {
  const rows = await clientOf(key).$queryRaw<PlatformStandingRow[]>`
    SELECT separate, duty FROM app.platform_standing(${userId}::uuid)`
  return rows[0] ?? null
}
