import { rolesOf } from './roles-of'
import type { Access } from './route-spec'

/** Who may call, as a sentence for the documentation. */
export function accessWords(access: Access): string {
  if ('public' in access) return 'Anyone.'
  if ('session' in access) return 'Any signed-in person; no token.'
  if ('platform' in access) return 'Platform administrators.'
  return `Needs ${access.anyOf.join(' or ')}: ${rolesOf(access)?.join(', ')}.`
}
