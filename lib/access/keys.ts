import type { LabelLimit } from '@/lib/core/label-rule'
import type { Action, PlatformAction } from './actions'
import { actionsWithin, allowance } from './allowance'
import { hasRole } from './has-role'
import { HOUSE } from './house'
import { platformActionsOf } from './platform-duties'
import type { Actor, Hold, Principal, PrincipalTenant, ReplicaReads } from './principal'

/**
 * The three keys to data. Their constructors want a secret of this module, so only the functions
 * below can make one, and each of them authorises first. Store functions take a key as their first parameter.
 */
const SECRET = Symbol('only lib/access makes keys')

function guard(secret: symbol): void {
  if (secret !== SECRET) throw new TypeError('keys are made by lib/access only')
}

/** One tenant, what the holder may do there, and over which assets. */
export class Scope {
  readonly #brand = true
  constructor(
    secret: symbol,
    readonly tenant: PrincipalTenant,
    readonly actor: Actor,
    readonly actions: ReadonlySet<Action>,
    readonly agentId: string | null,
    /** Assets that any of these rules fits, and what hangs on them; null: all. The database holds to it. */
    readonly limit: LabelLimit,
    /** A token that hands in only for assets whose name begins so; null: for any. */
    readonly assetPrefix: string | null = null,
    /** What is read with it may come from a replica; null: it may not. */
    readonly replica: ReplicaReads | null = null,
  ) {
    guard(secret)
  }
  get tenantId(): string {
    return this.tenant.id
  }
  may(action: Action): boolean {
    return this.#brand && this.actions.has(action)
  }
}

/** For what must be known before a tenant is: sign-in, session and token directories. */
export class Lookup {
  readonly #brand = true
  constructor(
    secret: symbol,
    readonly purpose: LookupPurpose,
  ) {
    guard(secret)
  }
  get isLookup(): boolean {
    return this.#brand
  }
}
export type LookupPurpose =
  | 'sign-in'
  | 'session'
  | 'token'
  | 'set-up'
  | 'audit'
  | 'notify'
  | 'tally'
  | 'sweep'
  | 'retention'
  | 'enrolment'

/** Tenants' metadata, never their data. */
export class PlatformScope {
  readonly #brand = true
  constructor(
    secret: symbol,
    readonly actor: Actor,
    readonly action: PlatformAction,
  ) {
    guard(secret)
  }
  get isPlatform(): boolean {
    return this.#brand
  }
}

/** The role may never do this: HTTP 403, said before any look-up. */
export class ForbiddenError extends Error {
  constructor(readonly action: Action | PlatformAction) {
    super(`not allowed: ${action}`)
    this.name = 'ForbiddenError'
  }
}

/** Not a member of the tenant asked for (or there is none): HTTP 404, as for anything missing. */
export class NotThereError extends Error {
  constructor() {
    super('not found')
    this.name = 'NotThereError'
  }
}

/** The tenant asked for is suspended, said to its own people and tokens alone: HTTP 503, since it may go on. */
export class SuspendedError extends Error {
  constructor() {
    super('tenant suspended')
    this.name = 'SuspendedError'
  }
}

/** The person must do something for their account before anything else: HTTP 403, whatever is asked for. */
export class HeldError extends Error {
  constructor(readonly hold: Hold) {
    super(`first: ${hold}`)
    this.name = 'HeldError'
  }
}

/**
 * Authorises and hands out the only key to a tenant's data, limited to the assets over which their roles allow the action.
 * @throws HeldError to whoever must first choose a password or set up a second factor
 * @throws SuspendedError to people and tokens of a suspended tenant
 * @throws NotThereError when the principal has no role in the tenant asked for
 * @throws ForbiddenError when no role of theirs allows any of the actions
 */
export function authorise(principal: Principal, ...anyOf: [Action, ...Action[]]): Scope {
  if (principal.held) throw new HeldError(principal.held)
  if (principal.suspended) throw new SuspendedError()
  if (!principal.tenant || !hasRole(principal)) throw new NotThereError()
  const limit = allowance(principal, anyOf)
  if (limit === undefined) throw new ForbiddenError(anyOf[0])
  const { tenant, actor, agentId, assetPrefix = null, replica = null } = principal
  const actions = actionsWithin(principal, limit)
  return new Scope(SECRET, tenant, actor, actions, agentId, limit, assetPrefix, replica)
}

/** @throws ForbiddenError unless the principal is a platform administrator whose duty it is; HeldError */
export function authorisePlatform(principal: Principal, action: PlatformAction): PlatformScope {
  if (principal.held) throw new HeldError(principal.held)
  if (!platformActionsOf(principal).includes(action)) throw new ForbiddenError(action)
  return new PlatformScope(SECRET, principal.actor, action)
}

/** What an action of the platform allows in the platform's own house; nothing, where nothing is said. */
const HOUSE_ACTIONS: Partial<Record<PlatformAction, readonly Action[]>> = {
  'platform.identity.read': ['identity.read'],
  'platform.identity.write': ['identity.read', 'identity.write'],
  'platform.audit.read': ['audit.read'],
}

/** The key to what is the platform's own and no tenant's (decision 030), for whoever holds a platform key. */
export function houseScope(platform: PlatformScope): Scope {
  return new Scope(SECRET, HOUSE, platform.actor, new Set(HOUSE_ACTIONS[platform.action] ?? []), null, null)
}

/** Who handed a report in, and for which assets they may: what a job must know that places it later. */
export interface Handing {
  actor: Actor
  agentId: string | null
  limit: LabelLimit
  assetPrefix: string | null
}

/** What of a key goes with the report that was handed in by it. @throws ForbiddenError */
export function handingOf(scope: Scope): Handing {
  if (!scope.may('submissions.create')) throw new ForbiddenError('submissions.create')
  const { actor, agentId, limit, assetPrefix } = scope
  return { actor, agentId, limit, assetPrefix }
}

/** The key of the job that places a report: what whoever handed it in might, when they did, and nothing but that. */
export function placingScope(
  tenant: PrincipalTenant,
  { actor, agentId, limit, assetPrefix }: Handing,
): Scope {
  return new Scope(
    SECRET,
    tenant,
    actor,
    new Set<Action>(['submissions.create']),
    agentId,
    limit,
    assetPrefix,
  )
}

/** A key for authentication itself; every caller says for what. */
export function lookup(purpose: LookupPurpose): Lookup {
  return new Lookup(SECRET, purpose)
}

/** What jobs of the system may do in a tenant, and nothing else. */
const JOBS = {
  // Only writes what was refused into the audit log.
  'sign-in': [],
  // Makes a member of whoever has the link of an invitation.
  'accept-invite': [],
  // Makes an agent with a token of whoever has a code.
  'enrol-agent': [],
  'render-report': ['assessments.read', 'reports.read', 'reports.create', 'log.read'],
  'look-for-news': ['assessments.read', 'agents.read', 'assets.read', 'submissions.read'],
  // Only sends what is queued, and notes how that went.
  'deliver-webhook': [],
  'batch-audit': ['audit.read', 'log.read'],
  // Only says in the platform's audit log what is gone.
  'erase-tenant': [],
  // Only drops what the tenant's setting lets go.
  'drop-evidence': [],
  // Only combines what is there with what is newly known to be exploited.
  combine: [],
  // Only works out anew how assets stand.
  tally: [],
  rebuild: ['submissions.read', 'evidence.read', 'states.read'],
  'set-up': [
    'assessments.write',
    'members.write',
    'tokens.write',
    'agents.write',
    'settings.write',
    'assets.write',
  ],
} as const satisfies Record<string, readonly Action[]>
export type SystemJob = keyof typeof JOBS

/**
 * The key of a job of the system, limited to what that job does; acting for somebody, it sees what they see. `person`: as
 * whom the logs name who it is done by.
 */
export function systemScope(
  tenant: PrincipalTenant,
  job: SystemJob,
  limit: LabelLimit = null,
  person?: Actor,
): Scope {
  const system: Actor = { kind: 'system', subject: job, label: job, provider: 'system', address: null }
  return new Scope(SECRET, tenant, person ?? system, new Set<Action>(JOBS[job]), null, limit)
}
