import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

export interface UserRow {
  id: string
  email: string
  name: string
  /** argon2id in PHC form; null for people who only come in through an identity provider. */
  passwordHash: string | null
  platformAdmin: boolean
  language: 'zh' | 'en' | null
  disabledAt: Date | null
}

/** The person with this e-mail (compared in lower case), or null. */
export async function findUser(_key: Lookup, email: string): Promise<UserRow | null> {
  const rows = await prisma().$queryRaw<UserRow[]>`
    SELECT id, email, name, password_hash AS "passwordHash", platform_admin AS "platformAdmin", language,
      disabled_at AS "disabledAt"
    FROM app.find_user(${email})`
  return rows[0] ?? null
}
