import { describe, expect, it } from 'vitest'
import { ACTIONS } from './actions'
import { ADMIN_ROLES, apart } from './duties'
import { actionsOf, type PersonRole, rolesAllow } from './roles'

const local = (...roles: PersonRole[]) => roles.map((role) => ({ role, source: 'local' }))
const ldap = (...roles: PersonRole[]) => roles.map((role) => ({ role, source: 'ldap:1' }))
const counted = (grants: { role: PersonRole; source: string }[]) => apart(grants).map(({ role }) => role)

describe('separate duties', () => {
  it('lets no two of the three do the same, reading of the tenant, people and settings apart', () => {
    const writes = ACTIONS.filter(
      (action) => !['tenant.read', 'members.read', 'settings.read', 'identity.read'].includes(action),
    )
    for (const action of writes) {
      expect(ADMIN_ROLES.filter((role) => rolesAllow([role], action)).length, action).toBeLessThan(2)
    }
    expect([...actionsOf(['audit_admin'])].filter((action) => !action.endsWith('.read'))).toEqual([])
  })

  it('shows none of the three what the tenant is judged by', () => {
    for (const role of ADMIN_ROLES) {
      for (const action of [
        'findings.read',
        'assets.read',
        'evidence.read',
        'assessments.read',
        'reports.read',
      ] as const) {
        expect(rolesAllow([role], action)).toBe(false)
      }
    }
  })

  it('leaves an owner no administration: everything that one of the three may change is theirs alone', () => {
    const owner = actionsOf(apart(local('owner')).map(({ role }) => role))
    for (const action of [
      'members.write',
      'sessions.write',
      'settings.write',
      'identity.write',
      'tokens.write',
      'audit.read',
    ] as const) {
      expect(owner.has(action), action).toBe(false)
      expect(
        ADMIN_ROLES.some((role) => rolesAllow([role], action)),
        action,
      ).toBe(true)
    }
    expect(owner.has('assessments.write') && owner.has('findings.write')).toBe(true)
  })

  it('counts neither of two that one person was given, whoever gave them', () => {
    expect(counted(local('system_admin', 'security_admin', 'viewer'))).toEqual(['viewer'])
    expect(counted(ldap('security_admin', 'audit_admin'))).toEqual([])
  })

  it('counts what was given here before what a provider says', () => {
    expect(counted([...local('security_admin'), ...ldap('audit_admin', 'system_admin')])).toEqual([
      'security_admin',
    ])
    expect(counted([...local('viewer'), ...ldap('audit_admin')])).toEqual(['viewer', 'audit_admin'])
  })
})
