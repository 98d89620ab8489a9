import { allowance, everyAction } from '@/lib/access/allowance'
import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { PERSON_ROLES } from '@/lib/access/roles'
import type { LabelLimit } from '@/lib/core/label-rule'
import { publicId } from '@/lib/core/public-id'
import { closedTenantsOf } from '@/lib/store/break-glass/closed-tenants-of'
import { tenantsOf } from '@/lib/store/people/tenants-of'
import { UnauthenticatedError } from './auth-errors'
import { currentSession } from './current-session'
import { sessionIdOf } from './session-id-of'

/** The signed-in person of a request, their tenants (suspended ones apart) and what they may do in this one. */
export async function readMe(request: Request, principal: Principal, now: Date) {
  const sid = await sessionIdOf(request.headers.get('cookie'))
  if (sid === null) throw new UnauthenticatedError()
  const session = await currentSession({ sid, slug: null, platform: false, at: now })
  const tenants = await tenantsOf(lookup('session'), session.userId, now)
  const local = session.provider === 'local'
  const closed = local ? await closedTenantsOf(lookup('session'), session.userId, now) : []
  const { tenant } = principal
  const given = [...principal.roles, ...(principal.limited ?? []).map(({ role }) => role)]
  const roles = PERSON_ROLES.filter((role) => given.includes(role))
  return {
    id: publicId('user', session.userId),
    name: session.name,
    email: session.email,
    language: session.userLanguage,
    platform_admin: session.platformAdmin,
    tenants: tenants
      .filter(({ suspendedAt }) => suspendedAt === null)
      .map(({ slug, name, roles: theirs }) => ({ slug, name, roles: theirs })),
    suspended_tenants: tenants
      .filter(({ suspendedAt }) => suspendedAt !== null)
      .map(({ slug, name }) => ({ slug, name })),
    closed_tenants: closed.filter(({ kept }) => !kept).map(({ slug, name }) => ({ slug, name })),
    tenant: tenant && {
      slug: tenant.slug,
      name: tenant.name,
      time_zone: tenant.timeZone,
      language: tenant.language,
      roles,
      actions: everyAction(principal),
      label_limit: copyOf(allowance(principal, ['assets.read']) ?? null),
    },
  }
}

function copyOf(limit: LabelLimit) {
  return (
    limit?.map(({ all }) => ({ all: all.map(({ key, in: values }) => ({ key, in: [...values] })) })) ?? null
  )
}
