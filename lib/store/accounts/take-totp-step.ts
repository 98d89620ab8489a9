import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Uses a time step up; false when it, or a later one, was used before. */
export async function takeTotpStep(_key: Lookup, userId: string, step: number): Promise<boolean> {
  const rows = await prisma().$queryRaw<{ used: boolean }[]>`
    SELECT app.use_totp_step(${userId}::uuid, ${step}::bigint) AS used`
  return rows[0]?.used === true
}
