import { z } from 'zod'
import { platformTenant } from './admin.schema'
import { page } from './common.schema'

export const platformTenantPage = page(platformTenant)
/** A suspended tenant answers as missing to everyone; nothing of it is lost. */
export const platformTenantPatch = z.object({ suspended: z.boolean() }).strict()
