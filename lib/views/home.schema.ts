import { z } from 'zod'
import { PERSON_ROLES } from '@/lib/access/roles'
import { instant } from './common.schema'

/** Pages of a tenant that its card on the start page leads to. */
export const HOME_LINKS = ['assessments', 'evidence', 'reports', 'audit', 'members'] as const

/** One of a person's tenants as their start page shows it. */
export const homeTenant = z.object({
  slug: z.string(),
  name: z.string(),
  time_zone: z.string(),
  roles: z.array(z.object({ role: z.enum(PERSON_ROLES), valid_until: instant.nullable() })),
  /** Null: not theirs to read. */
  open_assessments: z.number().int().nullable(),
  to_approve: z.number().int().nullable(),
  links: z.array(z.enum(HOME_LINKS)),
})
export type HomeTenantDto = z.infer<typeof homeTenant>
