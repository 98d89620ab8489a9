import { z } from 'zod'
import { ADMIN_ROLES } from '@/lib/access/duties'
import { platformTenant, tenantQuota } from './admin.schema'
import { page } from './common.schema'
import { readableName } from './readable-name'

export const platformTenantPage = page(platformTenant)
/** A suspended tenant's people and tokens are answered `tenant_suspended`; nothing of it is lost. */
export const platformTenantPatch = z
  .object({
    name: readableName(200).optional(),
    suspended: z.boolean().optional(),
    /** With `suspended: true`: why, as its people are told. */
    reason: z.string().max(500).optional(),
    /** After so many days all of the tenant is erased; null: it stays. */
    delete_in_days: z.number().int().min(7).max(365).nullable().optional(),
    /** Asks its owners to take their archive. */
    ask_export: z.literal(true).optional(),
    quota: tenantQuota.optional(),
  })
  .strict()

export const ownerInviteCreate = z.object({ email: z.email().max(200) }).strict()

/** An administrator of the platform. Only on the server is somebody made one. */
export const administrator = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  /** What they may do where duties are separated; null: nothing then. */
  duty: z.enum(ADMIN_ROLES).nullable(),
  disabled: z.boolean(),
})
export const administratorPage = page(administrator).extend({
  /** System, security and audit administrators of the platform are separate people. */
  separate_duties: z.boolean(),
})
export const administratorPatch = z.object({ duty: z.enum(ADMIN_ROLES).nullable() }).strict()
export type AdministratorDto = z.infer<typeof administrator>
export type AdministratorPageDto = z.infer<typeof administratorPage>
