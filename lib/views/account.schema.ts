import { z } from 'zod'
import { PERSON_ROLES } from '@/lib/access/roles'
import { instant, instantInput, listQuery, page } from './common.schema'
import { labelRule } from './label-rule.schema'
import { readableName } from './readable-name'

/** A session that was used in the tenant, as its owners see it. */
export const memberSession = z.object({
  id: z.string(),
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  /** The session that asks. */
  current: z.boolean(),
  created_at: instant,
  /** When it was first and last used in this tenant. */
  first_seen_at: instant,
  last_seen_at: instant,
  expires_at: instant,
  provider: z.string(),
  address: z.string().nullable(),
  user_agent: z.string().nullable(),
  second_factor: z.boolean(),
})
export const memberSessionPage = page(memberSession)
export const memberSessionQuery = listQuery.extend({ member: z.string().max(100).optional() })

/** An open invitation; its link is answered once and never again. */
export const invite = z.object({
  id: z.string(),
  email: z.string(),
  roles: z.array(z.enum(PERSON_ROLES)),
  valid_from: instant.nullable(),
  valid_until: instant.nullable(),
  /** What limits the roles to some assets. */
  label_rule: labelRule.nullable(),
  created_at: instant,
  created_by: z.string().nullable(),
  expires_at: instant,
  expired: z.boolean(),
})
export const invitePage = page(invite)
const days = z.number().int().min(1).max(30).default(7)
export const inviteCreate = z
  .object({
    email: z.email().max(200),
    roles: z.array(z.enum(PERSON_ROLES)).min(1).max(PERSON_ROLES.length),
    valid_from: instantInput.nullable().optional(),
    valid_until: instantInput.nullable().optional(),
    /** Limits the roles to assets by label. */
    label_rule: labelRule.nullable().optional(),
    /** For how long the link is good. */
    days,
  })
  .strict()
export const inviteRenew = z.object({ days }).strict()
export const inviteCreated = invite.extend({ link: z.string() })

/** What the link holds: the tenant's short name from its path, the secret from behind the `#`. */
const link = { tenant: z.string().min(1).max(63), secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }
export const invitationLink = z.object(link).strict()
export const invitation = z.object({
  tenant: z.object({ slug: z.string(), name: z.string() }),
  email: z.string(),
  roles: z.array(z.enum(PERSON_ROLES)),
  valid_from: instant.nullable(),
  valid_until: instant.nullable(),
  expires_at: instant,
  /** The server has an account of this address: sign in with it to accept. */
  known: z.boolean(),
  password: z.object({
    min_length: z.number().int(),
    kinds: z.number().int(),
    letters_and_digits: z.boolean(),
  }),
})
export const invitationSignUp = z
  .object({ ...link, name: readableName(200), password: z.string().min(1).max(1024) })
  .strict()
export const invitationAccepted = z.object({ tenant: z.string(), email: z.string().nullable() })

export type MemberSessionDto = z.infer<typeof memberSession>
export type InviteDto = z.infer<typeof invite>
export type InvitationDto = z.infer<typeof invitation>
