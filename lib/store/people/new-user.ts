import { v7 } from 'uuid'
import type { TenantTx } from '../in-tenant'

export interface NewUser {
  email: string
  name: string
  passwordHash: string | null
  /** Somebody else made the password: whoever is new must choose another before anything else. */
  mustChangePassword?: boolean
  at: Date
}

/**
 * Makes a person with a local account; null where somebody has this e-mail already, who is left as they are: whose account it is they
 * say themselves, by accepting an invitation.
 */
export async function newUser(tx: TenantTx, user: NewUser): Promise<string | null> {
  const rows = await tx.db.$queryRaw<{ id: string; created: boolean }[]>`
    SELECT id, created FROM app.ensure_user(${v7()}::uuid, ${user.email}, ${user.name}, ${user.passwordHash}, ${user.at}::timestamptz)`
  const [made] = rows
  if (!made) throw new Error('app.ensure_user answered nothing')
  if (!made.created) return null
  if (user.mustChangePassword) {
    await tx.db.$queryRaw`SELECT 1 AS done FROM app.require_password_change(${made.id}::uuid)`
  }
  return made.id
}
