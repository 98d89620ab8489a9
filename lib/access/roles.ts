import type { Action } from './actions'

/** Roles of people in a tenant, then the kinds of tokens (CONTRACT, Roles). */
export const PERSON_ROLES = [
  'owner',
  'manager',
  'auditor',
  'operator',
  'viewer',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const
export const TOKEN_ROLES = ['agent', 'reader'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]
export type TokenRole = (typeof TOKEN_ROLES)[number]
export type Role = PersonRole | TokenRole

const READ = [
  'tenant.read',
  'submissions.read',
  'evidence.read',
  'assets.read',
  'states.read',
  'findings.read',
  'exceptions.read',
  'assessments.read',
  'reports.read',
  'log.read',
  'agents.read',
] as const satisfies readonly Action[]

/**
 * Roles × actions: the one table that the server enforces, the UI shows by, and the docs are made from.
 * What is not listed is refused.
 */
export const ROLE_ACTIONS = {
  owner: [
    ...READ,
    'evidence.read_sealed',
    'tenant.export',
    'submissions.create',
    'assets.write',
    'components.declare',
    'findings.write',
    'exceptions.write',
    'exceptions.approve',
    'assessments.write',
    'determinations.write',
    'determinations.approve',
    'reports.create',
    'agents.write',
    'members.read',
    'members.write',
    'sessions.read',
    'sessions.write',
    'tokens.read',
    'tokens.write',
    'audit.read',
    'webhooks.read',
    'webhooks.write',
    'settings.read',
    'settings.write',
    'identity.read',
    'identity.write',
  ],
  manager: [
    ...READ,
    'components.declare',
    'exceptions.write',
    'exceptions.approve',
    'assessments.write',
    'determinations.write',
    'determinations.approve',
    'reports.create',
    'members.read',
    'settings.read',
  ],
  auditor: [
    ...READ,
    'evidence.read_sealed',
    'determinations.write',
    'determinations.approve',
    'reports.create',
    'members.read',
    'sessions.read',
    'tokens.read',
    'audit.read',
    'webhooks.read',
    'settings.read',
    'identity.read',
  ],
  operator: [
    ...READ,
    'submissions.create',
    'assets.write',
    'components.declare',
    'findings.write',
    'exceptions.write',
    'agents.write',
    'members.read',
    'settings.read',
  ],
  viewer: [...READ],
  // The three administrators (lib/access/duties.ts) see nothing of what the tenant is judged by.
  system_admin: [
    'tenant.read',
    'agents.read',
    'agents.write',
    'members.read',
    'tokens.read',
    'tokens.write',
    'webhooks.read',
    'webhooks.write',
    'settings.read',
    'settings.write',
    'identity.read',
    'identity.write',
  ],
  security_admin: [
    'tenant.read',
    'members.read',
    'members.write',
    'sessions.read',
    'sessions.write',
    'settings.read',
    'identity.read',
  ],
  audit_admin: ['tenant.read', 'log.read', 'audit.read'],
  agent: ['submissions.create', 'submissions.read_own', 'agents.heartbeat'],
  reader: [...READ, 'evidence.read_sealed', 'reports.create'],
} as const satisfies Record<Role, readonly Action[]>

/** Whether any of the roles allows the action. */
export function rolesAllow(roles: readonly Role[], action: Action): boolean {
  return roles.some((role) => (ROLE_ACTIONS[role] as readonly Action[]).includes(action))
}

/** Every action the roles allow together (a person gets the union). */
export function actionsOf(roles: readonly Role[]): Set<Action> {
  return new Set(roles.flatMap((role) => ROLE_ACTIONS[role] as readonly Action[]))
}
