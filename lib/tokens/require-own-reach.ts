import { ForbiddenError, type Scope } from '@/lib/access/keys'
import { actionsOf, type TokenRole } from '@/lib/access/roles'

/**
 * No person is told the secret of a token that reads more than they do: an administrator of systems, who sees nothing of what a
 * tenant is judged by, would see it by a token. An agent's token reads nothing.
 * @throws ForbiddenError
 */
export function requireOwnReach(scope: Scope, kind: TokenRole): void {
  if (kind !== 'reader' || scope.actor.kind !== 'person') return
  const beyond = [...actionsOf([kind])].find((action) => !scope.may(action))
  if (beyond) throw new ForbiddenError(beyond)
}
