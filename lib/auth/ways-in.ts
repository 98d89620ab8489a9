import { publicId } from '@/lib/core/public-id'
import { doorOf } from './door-of'
import { providersAtDoor } from './providers-at-door'

/** A way in that a sign-in page offers, beside e-mail and password. */
export interface WayIn {
  id: string
  kind: 'ldap' | 'oidc'
  name: string
}

/** What the sign-in page of a tenant offers; with null, everyone's. A door that is not there looks like everyone's. */
export async function waysIn(slug: string | null): Promise<WayIn[]> {
  const door = slug === null ? null : await doorOf(slug)
  const rows = await providersAtDoor(door)
  return rows.map(({ id, kind, name }) => ({ id: publicId('identity_provider', id), kind, name }))
}
