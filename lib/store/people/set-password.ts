import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Keeps the hash of a person's new password. */
export async function setPassword(_key: Lookup, userId: string, passwordHash: string): Promise<void> {
  await prisma().$queryRaw`SELECT 1 AS done FROM app.set_password(${userId}::uuid, ${passwordHash})`
}
