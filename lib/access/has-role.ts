import type { Roles } from './allowance'

/** Whether they are a member at all. */
export function hasRole({ roles, limited = [] }: Roles): boolean {
  return roles.length > 0 || limited.length > 0
}
