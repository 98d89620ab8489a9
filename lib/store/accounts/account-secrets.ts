import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

export interface AccountSecretsRow {
  email: string
  name: string
  platformAdmin: boolean
  disabledAt: Date | null
  passwordHash: string | null
  passwordChangedAt: Date | null
  /** Hashes of the passwords before, the last first. */
  passwordHistory: string[]
  mustChangePassword: boolean
  /** Sealed; counts only once `totpSince` is set. */
  totpSecret: Uint8Array<ArrayBuffer> | null
  totpSince: Date | null
  totpLastStep: bigint | null
  /** Hashes of those that are left. */
  recoveryCodes: string[]
  secondFactorReset: { at: string; by: string; tenant: string } | null
}

/** What only the server may know of a local account; null for people of identity providers. */
export async function accountSecrets(_key: Lookup, userId: string): Promise<AccountSecretsRow | null> {
  const rows = await prisma().$queryRaw<AccountSecretsRow[]>`
    SELECT email, name, platform_admin AS "platformAdmin", disabled_at AS "disabledAt", password_hash AS "passwordHash", password_changed_at AS "passwordChangedAt",
      password_history AS "passwordHistory", must_change_password AS "mustChangePassword", totp_secret AS "totpSecret",
      totp_since AS "totpSince", totp_last_step AS "totpLastStep", recovery_codes AS "recoveryCodes",
      second_factor_reset AS "secondFactorReset"
    FROM app.account_secrets(${userId}::uuid)`
  return rows[0] ?? null
}
