import { z } from 'zod'
import { platformTenant } from './admin.schema'
import { page } from './common.schema'

export const platformTenantPage = page(platformTenant)
/** A suspended tenant's people and tokens are answered `tenant_suspended`; nothing of it is lost. */
export const platformTenantPatch = z
  .object({
    name: z.string().min(1).max(200).optional(),
    suspended: z.boolean().optional(),
    /** With `suspended: true`: why, as its people are told. */
    reason: z.string().max(500).optional(),
    /** After so many days all of the tenant is erased; null: it stays. */
    delete_in_days: z.number().int().min(7).max(365).nullable().optional(),
    /** Asks its owners to take their archive. */
    ask_export: z.literal(true).optional(),
  })
  .strict()
