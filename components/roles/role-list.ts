import type { Action } from '@/lib/access/actions'
import { PERSON_ROLES, ROLE_ACTIONS, type Role, TOKEN_ROLES } from '@/lib/access/roles'

/** People's roles first, then kinds of tokens. */
export const ROLES: readonly Role[] = [...PERSON_ROLES, ...TOKEN_ROLES]

/** Whether the role allows the action. */
export function allows(role: Role, action: Action): boolean {
  return (ROLE_ACTIONS[role] as readonly Action[]).includes(action)
}
