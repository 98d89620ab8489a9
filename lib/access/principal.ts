import type { Roles } from './allowance'
import type { AdminRole } from './duties'

/** The tenant a request is about, as the sign-in or the token's directory knows it. */
export interface PrincipalTenant {
  id: string
  slug: string
  name: string
  timeZone: string
  language: 'zh' | 'en'
}

/** Who acts, as the logs will name them. */
export interface Actor {
  kind: 'person' | 'token' | 'system'
  /** User id, token id, or the name of the job. */
  subject: string
  /** Shown to people of the tenant: a name, a token's name. */
  label: string
  /** How they came in: `local`, `token`, `system`. */
  provider: string
  /** Network address of the request, where there is one. */
  address: string | null
}

/** Reads that a replica may answer (decision 056). */
export interface ReplicaReads {
  /** Position in the write-ahead log that it must have come to, as who asks has just changed something; null: however far it is. */
  after: string | null
}

/**
 * What a person must do before anything else: choose a password of their own, or (in a tenant that asks for one) set up a
 * second factor.
 */
export type Hold = 'password' | 'second_factor'

/**
 * Somebody authenticated. `tenant` and their roles are of the one tenant asked for; null where none was, or where they are no
 * member. `roles` count for every asset; those in `limited` only for assets of a label rule.
 */
export interface Principal extends Roles {
  actor: Actor
  platformAdmin: boolean
  /** Where duties are separated on the platform: an administrator’s own, null for none. Left out: they are not separated. */
  platformDuty?: AdminRole | null
  tenant: PrincipalTenant | null
  /** The agent a token belongs to. */
  agentId: string | null
  /** What a token may hand in for: assets whose name begins so; left out or null: all. */
  assetPrefix?: string | null
  sessionId: string | null
  /** They have a role in the tenant asked for, and it is suspended: `tenant` is null and they have no role. */
  suspended?: true
  /** They have a role in the tenant asked for, but it has closed local passwords to them: as above. */
  localClosed?: true
  /** Uses of break-glass accounts in the tenant that nobody acknowledged; left out: none. */
  openAlerts?: number
  /** What this request reads may come from a replica; left out: it may not, since it changes something or must see the newest. */
  replica?: ReplicaReads
  /** Until then they may do nothing else: `tenant` and `roles` are empty. */
  held?: Hold
}
