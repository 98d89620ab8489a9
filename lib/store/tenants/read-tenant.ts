import type { AccountPolicy } from '@/lib/core/account-presets'
import type { TenantTx } from '../in-tenant'

export interface TenantRow {
  slug: string
  name: string
  timeZone: string
  language: 'zh' | 'en'
  idleMinutes: number
  sessionMinutes: number
  suspendedAt: Date | null
  passwordPolicy: AccountPolicy
  secondFactor: 'optional' | 'required'
  /** System, security and audit administrators are separate people. */
  separateDuties: boolean
  /** Who may come in by a local password; any other word than `everyone` lets in break-glass owners alone. */
  localSignIn: string
  /** All of the tenant is erased then. */
  deleteAfter: Date | null
  /** Since when the platform asks the owners to take their archive. */
  exportAskedAt: Date | null
}

/** The settings of the transaction's tenant. */
export async function readTenant(tx: TenantTx): Promise<TenantRow> {
  const rows = await tx.db.$queryRaw<TenantRow[]>`
    SELECT slug, name, time_zone AS "timeZone", language, idle_minutes AS "idleMinutes",
      session_minutes AS "sessionMinutes", suspended_at AS "suspendedAt", password_policy AS "passwordPolicy",
      second_factor AS "secondFactor", separate_duties AS "separateDuties", local_sign_in AS "localSignIn",
      delete_after AS "deleteAfter", export_asked_at AS "exportAskedAt"
    FROM tenant WHERE id = ${tx.tenantId}::uuid`
  if (!rows[0]) throw new Error('the tenant of the transaction is not there')
  return rows[0]
}
