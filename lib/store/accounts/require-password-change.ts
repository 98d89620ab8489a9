import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Lets a person do nothing any more until they have chosen another password. */
export async function requirePasswordChange(_key: Lookup, userId: string): Promise<void> {
  await prisma().$queryRaw`SELECT 1 AS done FROM app.require_password_change(${userId}::uuid)`
}
