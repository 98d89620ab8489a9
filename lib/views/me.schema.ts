import { z } from 'zod'
import { ACTIONS } from '@/lib/access/actions'
import { PERSON_ROLES } from '@/lib/access/roles'
import { instant } from './common.schema'
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
  /** Where they have a role, but local passwords are closed, and theirs is one. */
  closed_tenants: z.array(z.object({ slug: z.string(), name: z.string() })),
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
/** What a password must be is said by the person's tenants: see `/me/account`. */
export const passwordChange = z
  .object({ current: z.string().min(1).max(1024), new: z.string().min(1).max(1024) })
  .strict()

/** How one's own account is protected, and what one's tenants ask of it together. */
export const ownAccount = z.object({
  /** False where an identity provider keeps the password. */
  local: z.boolean(),
  /** What must be done before anything else. */
  held: z.enum(['password', 'second_factor']).nullable(),
  password: z.object({
    changed_at: instant.nullable(),
    expires_at: instant.nullable(),
    min_length: z.number().int(),
    kinds: z.number().int(),
    letters_and_digits: z.boolean(),
    history: z.number().int(),
    rotation_days: z.number().int().nullable(),
  }),
  second_factor: z.object({
    since: instant.nullable(),
    recovery_codes_left: z.number().int(),
    /** Names of tenants that let nobody in without one. */
    required_by: z.array(z.string()),
    /** Who took it away, when, and in which tenant; until it is read or another is set up. */
    reset: z.object({ at: instant, by: z.string(), tenant: z.string() }).nullable(),
  }),
  tenants: z.array(z.object({ name: z.string(), policy: z.string() })),
})
export const passwordGiven = z.object({ password: z.string().min(1).max(1024) }).strict()
export const codeGiven = z.object({ code: z.string().min(1).max(100) }).strict()
export const bothGiven = z
  .object({ password: z.string().min(1).max(1024), code: z.string().min(1).max(100) })
  .strict()
/** Answered once: for an authenticator app, as text and as the address in the picture. */
export const secondFactorBegun = z.object({ secret: z.string(), uri: z.string() })
/** Answered once. */
export const recoveryCodes = z.object({ recovery_codes: z.array(z.string()) })
export type OwnAccountDto = z.infer<typeof ownAccount>
export type SecondFactorBegunDto = z.infer<typeof secondFactorBegun>
export type RecoveryCodesDto = z.infer<typeof recoveryCodes>
export type MeDto = z.infer<typeof me>
