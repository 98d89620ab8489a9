import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Uses a recovery code up, by its hash; false when there is none such. */
export async function takeRecoveryCode(_key: Lookup, userId: string, hash: string): Promise<boolean> {
  const rows = await prisma().$queryRaw<{ used: boolean }[]>`
    SELECT app.use_recovery_code(${userId}::uuid, ${hash}) AS used`
  return rows[0]?.used === true
}
