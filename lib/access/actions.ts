/** Everything a person or a token can do. An action has no default: a route without one does not compile. */
export const ACTIONS = [
  'tenant.read',
  'submissions.create',
  'submissions.read',
  'submissions.read_own',
  'evidence.read',
  'assets.read',
  'assets.write',
  'states.read',
  'components.declare',
  'findings.read',
  'findings.write',
  'assessments.read',
  'assessments.write',
  'determinations.write',
  'determinations.approve',
  'reports.create',
  'reports.read',
  'log.read',
  'agents.read',
  'agents.write',
  'agents.heartbeat',
  'members.read',
  'members.write',
  'tokens.read',
  'tokens.write',
  'audit.read',
  'webhooks.read',
  'webhooks.write',
  'settings.read',
  'settings.write',
] as const
export type Action = (typeof ACTIONS)[number]

export const PLATFORM_ACTIONS = ['platform.tenants.read', 'platform.tenants.write'] as const
export type PlatformAction = (typeof PLATFORM_ACTIONS)[number]
