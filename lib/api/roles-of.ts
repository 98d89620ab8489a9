import { PERSON_ROLES, type Role, rolesAllow, TOKEN_ROLES } from '@/lib/access/roles'
import type { Access } from './route-spec'

/** The roles and kinds of tokens that may call by a tenant's access; null for accesses that no role decides. */
export function rolesOf(access: Access): Role[] | null {
  if (!('anyOf' in access)) return null
  return [...PERSON_ROLES, ...TOKEN_ROLES].filter((role) =>
    access.anyOf.some((action) => rolesAllow([role], action)),
  )
}
