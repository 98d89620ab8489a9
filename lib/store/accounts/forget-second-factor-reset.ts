import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** The person has read that their second factor was taken away. */
export async function forgetSecondFactorReset(_key: Lookup, userId: string): Promise<void> {
  await prisma().$queryRaw`SELECT 1 AS done FROM app.forget_second_factor_reset(${userId}::uuid)`
}
