import {
  authorise,
  authorisePlatform,
  ForbiddenError,
  HeldError,
  type PlatformScope,
  type Scope,
} from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import type { Access } from '@/lib/api/route-spec'
import { noteRefusal } from '@/lib/auth/note-refusal'
import { noteSupportRead } from '@/lib/auth/note-support-read'
import { principalFromRequest } from '@/lib/auth/principal-from-request'

/** What a handler holds: as much as the access of its route gives. */
export interface Keys {
  principal: Principal | null
  scope: Scope | null
  platform: PlatformScope | null
}

/**
 * Authenticates and authorises by the access of a route, before anything else of the request is looked at. What somebody's
 * role refuses them is noted in the audit log.
 * @throws UnauthenticatedError, CrossSiteError, NotThereError, ForbiddenError, HeldError
 */
export async function grant(access: Access, request: Request): Promise<Keys> {
  if ('public' in access) return { principal: null, scope: null, platform: null }
  if ('anyOf' in access) {
    const principal = await principalFromRequest(request, 'required')
    const scope = await orNoted(principal, () => authorise(principal, ...access.anyOf))
    const { pathname, search } = new URL(request.url)
    await noteSupportRead(principal, scope, pathname + search)
    return { principal, scope, platform: null }
  }
  if ('platform' in access) {
    const principal = await principalFromRequest(request, 'none')
    const platform = await orNoted(principal, () => authorisePlatform(principal, access.platform))
    return { principal, scope: null, platform }
  }
  const principal = await principalFromRequest(request, 'optional')
  if (principal.actor.kind !== 'person') throw new ForbiddenError('tenant.read')
  if (principal.held && !access.held) throw new HeldError(principal.held)
  return { principal, scope: null, platform: null }
}

async function orNoted<T>(principal: Principal, authorised: () => T): Promise<T> {
  try {
    return authorised()
  } catch (error) {
    if (error instanceof ForbiddenError) await noteRefusal(principal, error)
    throw error
  }
}
