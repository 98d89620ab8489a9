import { z } from 'zod'
import { PERSON_ROLES } from '@/lib/access/roles'
import { ACCOUNT_POLICIES } from '@/lib/core/account-presets'
import { MAX_OVERLAP_HOURS } from '@/lib/core/token-days'
import { actorRef, instant, instantInput, listQuery, page } from './common.schema'
import { labelRule } from './label-rule.schema'
import { readableName } from './readable-name'
import { note } from './submission.schema'

export const member = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(
    z.object({
      role: z.enum(PERSON_ROLES),
      source: z.string(),
      /** Whose groups give the role; null for one given here. No name: the provider was removed. */
      provider: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
      /** Null: since it was given. */
      valid_from: instant.nullable(),
      valid_until: instant.nullable(),
      /** What limits the role to some assets; null: nothing. */
      label_rule: labelRule.nullable(),
    }),
  ),
  disabled: z.boolean(),
  /** Whether their local account has one; null where an identity provider answers for it. */
  second_factor: z.boolean().nullable(),
})
/** A role that ends within two weeks. */
export const endingRole = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(PERSON_ROLES),
  valid_until: instant,
})
const keptOut = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  /** Name of the provider that vouches for them; null for one that is gone. */
  provider: z.string().nullable(),
  since: instant,
})
export const memberPage = page(member).extend({
  ending_soon: z.array(endingRole),
  /** System, security and audit administrators are separate people. */
  separate_duties: z.boolean(),
  /** Removed people for whom a provider vouches: its rules give them nothing until they are let in again. */
  kept_out: z.array(keptOut),
  /** `break_glass`: of those with a local account only the owners who are kept for emergencies come in. */
  local_sign_in: z.enum(['everyone', 'break_glass']),
})
export const dutiesPut = z.object({ separate: z.boolean() }).strict()
/** `password` is made and answered once when the person is new here. */
export const memberCreate = z
  .object({
    email: z.email().max(200),
    name: readableName(200),
    role: z.enum(PERSON_ROLES),
    valid_from: instantInput.nullable().optional(),
    valid_until: instantInput.nullable().optional(),
    label_rule: labelRule.nullable().optional(),
  })
  .strict()
export const memberCreated = member.extend({ initial_password: z.string() })
export const memberPatch = z
  .object({
    roles: z.array(z.enum(PERSON_ROLES)).max(PERSON_ROLES.length),
    /** Left out: begins and ends stay as they are. */
    valid_from: instantInput.nullable().optional(),
    valid_until: instantInput.nullable().optional(),
    /** Of the roles that are named, what limits each to some assets (null: nothing); of others it stays as it is. */
    label_rules: z.partialRecord(z.enum(PERSON_ROLES), labelRule.nullable()).optional(),
  })
  .strict()

export const token = z.object({
  id: z.string(),
  kind: z.enum(['agent', 'reader']),
  name: z.string(),
  prefix: z.string(),
  agent: z.string().nullable(),
  /** It hands in only for assets whose name begins so, and where it ends in "/" for that of the name before; null: for all. */
  asset_prefix: z.string().nullable(),
  created_at: instant,
  expires_at: instant.nullable(),
  rotated_at: instant.nullable(),
  /** The secret before the last rotation, and until when it is good. */
  previous_prefix: z.string().nullable(),
  previous_until: instant.nullable(),
  revoked_at: instant.nullable(),
  last_used_at: instant.nullable(),
  last_address: z.string().nullable(),
})
export const tokenPage = page(token)
export const tokenCreate = z
  .object({
    kind: z.enum(['agent', 'reader']),
    name: readableName(100),
    asset_prefix: z.string().min(1).max(200).nullable().optional(),
    /** Left out or null: 365 days for an agent, 90 for a reader. At most 730. */
    expires_at: instantInput.nullable().optional(),
  })
  .strict()
export const tokenRotation = z
  .object({
    /** For how long the secret before is still good. */
    overlap_hours: z.number().int().min(0).max(MAX_OVERLAP_HOURS).default(MAX_OVERLAP_HOURS),
    expires_at: instantInput.nullable().optional(),
  })
  .strict()
/** The secret is answered once. */
export const tokenCreated = token.extend({ token: z.string() })

export const agent = z.object({
  id: z.string(),
  name: z.string(),
  created_at: instant,
  last_heard_at: instant.nullable(),
  last_address: z.string().nullable(),
  quiet: z.boolean(),
  /** Its last sign, where it is quiet. */
  quiet_since: instant.nullable(),
  quiet_after_hours: z.number().int(),
  submissions: z.number().int(),
  /** The code by which it came. */
  enrolment: z.string().nullable(),
  version: z.string().nullable(),
  /** What waits on its own machine, as it said when it was last heard; null: it does not say. */
  spool: z
    .object({ waiting: z.number().int(), refused: z.number().int(), oldest_at: instant.nullable() })
    .nullable(),
  /** Until when its token works; null: it has none that does. */
  token_until: instant.nullable(),
  last_submission: z
    .object({
      id: z.string(),
      state: z.enum(['received', 'parsed', 'incomplete', 'rejected']),
      tool: z.string().nullable(),
      received_at: instant,
      notes: z.array(note),
    })
    .nullable(),
})
export const agentPage = page(agent)
export const agentCreate = z
  .object({
    name: readableName(100),
    quiet_after_hours: z.number().int().min(1).max(8760).default(48),
  })
  .strict()
export const agentCreated = agent.extend({ token: z.string() })

export const auditEvent = z.object({
  id: z.string(),
  at: instant,
  actor: actorRef,
  action: z.string(),
  target_kind: z.string(),
  target_id: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  address: z.string().nullable(),
  provider: z.string().nullable(),
  /** Whose leaf commits to it: that of a report is in the evidence log. */
  log: z.enum(['audit', 'evidence']),
  log_index: z.number().int().nullable(),
})
export const auditPage = page(auditEvent)
const auditFilterQuery = z.object({
  action: z.string().max(100).optional(),
  /** The first word of actions: `member` for every `member.…`. */
  group: z.string().max(50).optional(),
  actor: z.string().max(100).optional(),
  /** `local`, `token`, `system`, `ldap` or `oidc` for any of these, or one provider (`ldap:…`). */
  provider: z.string().max(100).optional(),
  from: instantInput.optional(),
  /** The last instant. */
  to: instantInput.optional(),
  q: z.string().max(200).optional(),
})
export const auditQuery = listQuery.extend(auditFilterQuery.shape)
export const auditExportQuery = auditFilterQuery.extend({
  format: z.enum(['csv', 'xlsx']).default('csv'),
  lang: z.enum(['zh', 'en']).default('en'),
})

export const session = z.object({
  id: z.string(),
  current: z.boolean(),
  created_at: instant,
  last_seen_at: instant,
  expires_at: instant,
  provider: z.string(),
  address: z.string().nullable(),
  user_agent: z.string().nullable(),
})
export const sessionPage = page(session)

export const tenantSettings = z.object({
  slug: z.string(),
  name: z.string(),
  time_zone: z.string(),
  language: z.enum(['zh', 'en']),
  freshness_days: z.number().int(),
  idle_minutes: z.number().int(),
  session_minutes: z.number().int(),
  /** What local accounts of the tenant's people are held to. */
  password_policy: z.enum(ACCOUNT_POLICIES),
  /** Whether local accounts need a second factor here, whatever the policy. */
  second_factor: z.enum(['optional', 'required']),
  /** The most the policy allows, and what therefore holds where more is set. */
  policy_limits: z.object({ idle_minutes: z.number().int(), session_minutes: z.number().int() }),
  /** Days by tool where another limit than the tenant's holds. */
  freshness_by_tool: z.record(z.string(), z.number().int()),
  /** Tools that reported here, or have a limit. */
  tools: z.array(z.string()),
})
export const tenantSettingsPatch = tenantSettings
  .omit({ slug: true, tools: true, policy_limits: true })
  .extend({
    name: readableName(200),
    /** Only what is named changes; null goes back to the tenant's limit. */
    freshness_by_tool: z
      .record(z.string().max(100), z.number().int().nullable())
      .refine((limits) => Object.keys(limits).length <= 50, 'at most 50 tools'),
  })
  .partial()
  .strict()

const most = (largest: number) => z.number().int().min(1).max(largest).nullable()
/** How much a tenant may hand in; null: as much as goes. */
export const tenantQuota = z
  .object({
    reports_a_minute: most(1_000_000),
    /** Unpacked. */
    bytes_a_day: most(Number.MAX_SAFE_INTEGER),
    /** Those that are not retired. */
    assets: most(100_000_000),
  })
  .strict()
export type TenantQuotaDto = z.infer<typeof tenantQuota>

export const platformTenant = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  time_zone: z.string(),
  language: z.enum(['zh', 'en']),
  created_at: instant,
  suspended_at: instant.nullable(),
  /** As its people are told. */
  suspended_reason: z.string().nullable(),
  /** All of the tenant is erased then, and who asked for it when is in the platform's audit log. */
  delete_after: instant.nullable(),
  delete_asked_at: instant.nullable(),
  /** Since when its owners are asked to take their archive. */
  export_asked_at: instant.nullable(),
  /** Nobody has accepted the invitation to be its first owner yet. */
  unclaimed: z.boolean(),
  quota: tenantQuota,
})
export const platformTenantCreate = z
  .object({
    slug: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/),
    name: readableName(200),
    time_zone: z.string().default('Asia/Shanghai'),
    language: z.enum(['zh', 'en']).default('zh'),
    /** Who is invited to be its first owner. */
    owner_email: z.email().max(200),
  })
  .strict()
/** The link by which the first owner accepts; answered once. */
export const ownerInvite = z.object({ email: z.string(), link: z.string(), expires_at: instant })
export const platformTenantCreated = platformTenant.extend({ owner_invite: ownerInvite })

export type MemberDto = z.infer<typeof member>
export type KeptOutDto = z.infer<typeof keptOut>
export type EndingRoleDto = z.infer<typeof endingRole>
export type TokenDto = z.infer<typeof token>
export type AgentDto = z.infer<typeof agent>
export type AuditFilterQuery = z.infer<typeof auditFilterQuery>
export type AuditEventDto = z.infer<typeof auditEvent>
export type SessionDto = z.infer<typeof session>
export type TenantSettingsDto = z.infer<typeof tenantSettings>
export type TenantSettingsPatch = z.infer<typeof tenantSettingsPatch>
export type PlatformTenantDto = z.infer<typeof platformTenant>
export type OwnerInviteDto = z.infer<typeof ownerInvite>
