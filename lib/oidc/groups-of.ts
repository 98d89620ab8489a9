import { claimAt } from './claim-at'
import { OpenIdError } from './openid-error'

/**
 * The groups a set of claims names at a path: a text is one, of a list every text. Null where the claim is missing.
 * @throws OpenIdError `overage` where the provider says that it left them out because there are too many: without
 * them a person would silently lose what their groups give
 */
export function groupsOf(claims: Readonly<Record<string, unknown>>, path: string): string[] | null {
  const value = claimAt(claims, path)
  if (value === undefined || value === null) {
    if (isOverage(claims, path)) {
      throw new OpenIdError('overage', 'The provider left the groups out of the token: there are too many.')
    }
    return null
  }
  const list: unknown[] = Array.isArray(value) ? value : [value]
  const texts = list.filter((entry) => typeof entry === 'string').map((entry) => entry.trim())
  return [...new Set(texts)].filter((entry) => entry !== '')
}

/** Entra ID's two ways to say so: a distributed claim (Core 1.0 §5.6.2), or `hasgroups`. */
function isOverage(claims: Readonly<Record<string, unknown>>, path: string): boolean {
  const name = path.replace(/^\//, '')
  const elsewhere = claims._claim_names
  const named = typeof elsewhere === 'object' && elsewhere !== null && Object.hasOwn(elsewhere, name)
  const { hasgroups } = claims
  return named || (name === 'groups' && (hasgroups === true || hasgroups === 'true'))
}
