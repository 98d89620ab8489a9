import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Forgets the attempts of a key: whoever knew the password was no guesser. */
export async function forgetAttempts(_key: Lookup, key: string): Promise<void> {
  await prisma().$queryRaw`SELECT 1 AS done FROM app.sign_in_succeeded(${key})`
}
