import { describe, expect, it, vi } from 'vitest'
import { LIMITABLE_ROLES, UNDER_A_LIMIT } from '@/lib/access/limited'
import type { Principal } from '@/lib/access/principal'
import { PERSON_ROLES, type Role, rolesAllow, TOKEN_ROLES } from '@/lib/access/roles'
import { ROUTES } from '@/lib/api/routes'

const caller = vi.hoisted(() => ({ principal: null as Principal | null }))
vi.mock('@/lib/auth/principal-from-request', async () => {
  const { UnauthenticatedError } = await import('@/lib/auth/auth-errors')
  return {
    principalFromRequest: async () => {
      if (!caller.principal) throw new UnauthenticatedError()
      return caller.principal
    },
  }
})
const { route } = await import('./route')

const tenant = { id: 't', slug: 's', name: 'S', timeZone: 'Asia/Shanghai', language: 'zh' } as const
function as(role: Role | null, { member = true, admin = false } = {}): Principal {
  const kind = role !== null && (TOKEN_ROLES as readonly string[]).includes(role) ? 'token' : 'person'
  return {
    actor: { kind, subject: 'x', label: 'X', provider: 'local', address: null },
    platformAdmin: admin,
    tenant: member ? tenant : null,
    roles: member && role ? [role] : [],
    agentId: null,
    sessionId: null,
  }
}

/** Status of a call with the path's parameters filled in and a body that no route takes: 403 must come before 400. */
async function statusOf(spec: (typeof ROUTES)[number], principal: Principal | null): Promise<number> {
  caller.principal = principal
  let called = false
  const { handle } = route(spec, () => {
    called = true
    throw new Error('called')
  })
  const path = spec.path.replaceAll(/\{[^}]+\}/g, 'x')
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const body = spec.method === 'GET' ? null : 'no JSON'
  const response = await handle(
    new Request(`http://localhost/api/v1${path}?nonsense=1`, { method: spec.method, body }),
  )
  write.mockRestore()
  if (called) throw new Error('a handler was called with an unknown parameter')
  return response.status
}

describe.each(
  ROUTES.filter((spec) => !('public' in spec.access)).map(
    (spec) => [`${spec.method} ${spec.path}`, spec] as const,
  ),
)('%s', (_, spec) => {
  const { access } = spec
  if (!('public' in access))
    it('is 401 for nobody', async () => {
      expect(await statusOf(spec, null)).toBe(401)
    })

  if ('anyOf' in access)
    it('is 403 for the roles that may not, and for no other', async () => {
      if (!('anyOf' in access)) return
      for (const role of [...PERSON_ROLES, ...TOKEN_ROLES]) {
        const may = access.anyOf.some((action) => rolesAllow([role], action))
        expect([role, (await statusOf(spec, as(role))) === 403]).toEqual([role, !may])
      }
    })

  if ('anyOf' in access)
    it('is 403 for a role that is limited to some assets where the limit takes the action away', async () => {
      if (!('anyOf' in access)) return
      const rule = { all: [{ key: 'team', in: ['payments'] }] }
      for (const role of LIMITABLE_ROLES) {
        const may = access.anyOf.some(
          (action) => rolesAllow([role], action) && UNDER_A_LIMIT[action] === true,
        )
        const limited = { ...as(null), limited: [{ role, rule }] }
        expect([role, (await statusOf(spec, limited)) === 403]).toEqual([role, !may])
      }
    })

  if ('anyOf' in access)
    it('is 404 for who is no member, platform administrators too', async () => {
      expect(await statusOf(spec, as('owner', { member: false }))).toBe(404)
      expect(await statusOf(spec, as(null, { member: false, admin: true }))).toBe(404)
    })

  if ('platform' in access)
    it('is 403 for everyone but platform administrators', async () => {
      for (const role of [...PERSON_ROLES, ...TOKEN_ROLES]) expect(await statusOf(spec, as(role))).toBe(403)
      expect(await statusOf(spec, as(null, { member: false, admin: true }))).not.toBe(403)
    })

  if ('session' in access)
    it('is 403 for tokens', async () => {
      for (const role of TOKEN_ROLES) expect(await statusOf(spec, as(role))).toBe(403)
      expect(await statusOf(spec, as(null, { member: false }))).not.toBe(403)
    })
})
