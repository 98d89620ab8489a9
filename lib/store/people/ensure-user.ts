import { v7 } from 'uuid'
import type { TenantTx } from '../in-tenant'

export interface NewUser {
  email: string
  name: string
  passwordHash: string | null
  at: Date
}

/** Makes a person, or finds the one who has this e-mail, who is left as they are. */
export async function ensureUser(tx: TenantTx, user: NewUser): Promise<{ id: string; created: boolean }> {
  const rows = await tx.db.$queryRaw<{ id: string; created: boolean }[]>`
    SELECT id, created FROM app.ensure_user(${v7()}::uuid, ${user.email}, ${user.name}, ${user.passwordHash}, ${user.at}::timestamptz)`
  if (!rows[0]) throw new Error('app.ensure_user answered nothing')
  return rows[0]
}
