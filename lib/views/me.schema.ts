import { z } from 'zod'
import { ACTIONS } from '@/lib/access/actions'
import { PERSON_ROLES } from '@/lib/access/roles'
import { labelRule } from './label-rule.schema'

/** The person who is signed in, where they may go, and what they may do in the tenant asked for. */
export const me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: z.enum(['zh', 'en']).nullable(),
  platform_admin: z.boolean(),
  tenants: z.array(z.object({ slug: z.string(), name: z.string(), roles: z.array(z.enum(PERSON_ROLES)) })),
  /** Where they have a role, and nobody may enter now. */
  suspended_tenants: z.array(z.object({ slug: z.string(), name: z.string() })),
  /** Of `Plimsoll-Tenant`; null where none was asked for. */
  tenant: z
    .object({
      slug: z.string(),
      name: z.string(),
      time_zone: z.string(),
      language: z.enum(['zh', 'en']),
      roles: z.array(z.enum(PERSON_ROLES)),
      actions: z.array(z.enum(ACTIONS)),
      /** Assets that any of these rules fits are all that they see; null: every asset. */
      label_limit: z.array(labelRule).nullable(),
    })
    .nullable(),
})
export const mePatch = z.object({ language: z.enum(['zh', 'en']) }).strict()
export const passwordChange = z
  .object({ current: z.string().min(1).max(1024), new: z.string().min(12).max(1024) })
  .strict()
export type MeDto = z.infer<typeof me>
