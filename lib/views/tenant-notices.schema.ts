import { z } from 'zod'
import { instant, page } from './common.schema'

/** An administrator of the platform whom the tenant lets in for a while. */
export const supportAccess = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['viewer', 'auditor']),
  since: instant,
  until: instant,
})

export const MOST_SUPPORT_HOURS = 72
export const supportPage = page(supportAccess).extend({
  /** Who may be let in; none for who may let nobody in. */
  administrators: z.array(z.object({ id: z.string(), name: z.string(), email: z.string() })),
})
export const supportCreate = z
  .object({
    administrator: z.string(),
    role: z.enum(['viewer', 'auditor']).default('viewer'),
    hours: z.number().int().min(1).max(MOST_SUPPORT_HOURS).default(8),
  })
  .strict()

/** What all of the tenant is told on every page. */
export const tenantNotices = z.object({
  delete_after: instant.nullable(),
  export_asked_at: instant.nullable(),
  support: z.array(supportAccess),
})
export type SupportPageDto = z.infer<typeof supportPage>
export type SupportAccessDto = z.infer<typeof supportAccess>
export type TenantNoticesDto = z.infer<typeof tenantNotices>
