import { describe, expect, it } from 'vitest'
import { ACTIONS } from './actions'
import {
  authorise,
  authorisePlatform,
  ForbiddenError,
  houseScope,
  Lookup,
  NotThereError,
  PlatformScope,
  Scope,
  systemScope,
} from './keys'
import type { Principal } from './principal'
import { actionsOf, PERSON_ROLES, ROLE_ACTIONS, type Role, rolesAllow } from './roles'

const tenant = { id: 't', slug: 's', name: 'S', timeZone: 'Asia/Shanghai', language: 'zh' } as const
const actor = { kind: 'person', subject: 'u', label: 'U', provider: 'local', address: null } as const
const who = (roles: Role[], more: Partial<Principal> = {}): Principal => ({
  actor,
  platformAdmin: false,
  tenant,
  roles,
  agentId: null,
  sessionId: null,
  ...more,
})

describe('the table', () => {
  it('gives every action to somebody, and every role only actions that exist, once', () => {
    const given = new Set(Object.values(ROLE_ACTIONS).flat())
    expect([...given].sort()).toEqual([...ACTIONS].sort())
    for (const actions of Object.values(ROLE_ACTIONS)) expect(new Set(actions).size).toBe(actions.length)
  })

  it('lets only owners and the administrators of each change people, tokens and settings', () => {
    for (const [action, administrator] of [
      ['members.write', 'security_admin'],
      ['sessions.write', 'security_admin'],
      ['tokens.write', 'system_admin'],
      ['webhooks.write', 'system_admin'],
      ['settings.write', 'system_admin'],
      ['identity.write', 'system_admin'],
    ] as const) {
      const roles = Object.keys(ROLE_ACTIONS) as Role[]
      expect(roles.filter((role) => rolesAllow([role], action))).toEqual(['owner', administrator])
    }
  })

  it('lets a viewer change nothing', () => {
    for (const action of ROLE_ACTIONS.viewer) expect(action).toMatch(/\.read$/)
  })

  it('lets an agent hand in and see its own, and nothing else', () => {
    expect([...actionsOf(['agent'])].sort()).toEqual([
      'agents.heartbeat',
      'submissions.create',
      'submissions.read_own',
    ])
  })

  it('lets every person read the tenant, on which signing in rests', () => {
    for (const role of PERSON_ROLES) expect(rolesAllow([role], 'tenant.read')).toBe(true)
  })

  it('adds the roles of one person up', () => {
    expect(rolesAllow(['viewer', 'operator'], 'findings.write')).toBe(true)
    expect(rolesAllow(['viewer'], 'findings.write')).toBe(false)
    expect(rolesAllow([], 'tenant.read')).toBe(false)
  })
})

describe('authorising', () => {
  it('says not there to whoever is no member, before it says forbidden', () => {
    expect(() => authorise(who([], {}), 'members.write')).toThrow(NotThereError)
    expect(() => authorise(who(['owner'], { tenant: null }), 'members.write')).toThrow(NotThereError)
    expect(() => authorise(who(['viewer']), 'members.write')).toThrow(ForbiddenError)
  })

  it('gives a key that knows what its holder may do', () => {
    const scope = authorise(who(['auditor']), 'members.write', 'audit.read')
    expect([scope.tenantId, scope.may('audit.read'), scope.may('members.write')]).toEqual(['t', true, false])
  })

  it('makes platform administrators no member, and members no administrators', () => {
    expect(() => authorise(who([], { platformAdmin: true, tenant: null }), 'tenant.read')).toThrow(
      NotThereError,
    )
    expect(() => authorisePlatform(who(['owner']), 'platform.tenants.read')).toThrow(ForbiddenError)
    expect(authorisePlatform(who([], { platformAdmin: true }), 'platform.tenants.read').isPlatform).toBe(true)
  })

  it('is the only way to a key', () => {
    const forged = Symbol('forged')
    expect(() => new Scope(forged, tenant, actor, new Set(), null, null)).toThrow(TypeError)
    expect(() => new Lookup(forged, 'sign-in')).toThrow(TypeError)
    expect(() => new PlatformScope(forged, actor, 'platform.tenants.read')).toThrow(TypeError)
  })

  it('gives a key to the house of the platform to platform administrators, for what they asked to do', () => {
    const admin = who([], { platformAdmin: true, tenant: null })
    const reading = houseScope(authorisePlatform(admin, 'platform.identity.read'))
    expect([reading.tenantId, [...reading.actions]]).toEqual([
      '00000000-0000-0000-0000-000000000000',
      ['identity.read'],
    ])
    expect(houseScope(authorisePlatform(admin, 'platform.identity.write')).may('identity.write')).toBe(true)
    expect(houseScope(authorisePlatform(admin, 'platform.tenants.write')).actions.size).toBe(0)
  })

  it('limits a job of the system to what it does', () => {
    expect(systemScope(tenant, 'sign-in').actions.size).toBe(0)
    expect(systemScope(tenant, 'rebuild').may('members.write')).toBe(false)
  })
})
