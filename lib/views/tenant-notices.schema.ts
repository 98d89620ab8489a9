import { z } from 'zod'
import { instant } from './common.schema'

/** An administrator of the platform whom the tenant lets in for a while. */
export const supportAccess = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['viewer', 'auditor']),
  since: instant,
  until: instant,
})

/** What all of the tenant is told on every page. */
export const tenantNotices = z.object({
  delete_after: instant.nullable(),
  export_asked_at: instant.nullable(),
  support: z.array(supportAccess),
})
export type SupportAccessDto = z.infer<typeof supportAccess>
export type TenantNoticesDto = z.infer<typeof tenantNotices>
