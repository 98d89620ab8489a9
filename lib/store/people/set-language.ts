import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Keeps the language a person reads in. */
export async function setLanguage(_key: Lookup, userId: string, language: 'zh' | 'en'): Promise<void> {
  await prisma().$queryRaw`SELECT 1 AS done FROM app.set_language(${userId}::uuid, ${language})`
}
