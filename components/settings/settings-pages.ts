import type { Action } from '@/lib/access/actions'

/** The pages under Settings, and what must be allowed to see each. The first that is allowed is where Settings leads. */
export const SETTINGS_PAGES = [
  { id: 'general', action: 'settings.read' },
  { id: 'members', action: 'members.read' },
  { id: 'identity', action: 'identity.read' },
  { id: 'accounts', action: 'settings.read' },
  { id: 'tokens', action: 'tokens.read' },
  { id: 'webhooks', action: 'webhooks.read' },
  { id: 'audit', action: 'audit.read' },
  { id: 'roles', action: 'tenant.read' },
  { id: 'account', action: 'tenant.read' },
] as const satisfies readonly { id: string; action: Action }[]
