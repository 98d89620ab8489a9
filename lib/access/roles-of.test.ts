import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesGlob } from './matches-glob'
import { matchesName } from './matches-name'
import type { GroupKind, RoleRule } from './role-rule'
import { PERSON_ROLES } from './roles'
import { rolesOf } from './roles-of'

let n = 0
const prod = { all: [{ key: 'env', in: ['prod'] }] }
const test = { all: [{ key: 'env', in: ['test'] }] }
const rule = (value: string, role: RoleRule['role'], match: RoleRule['match'] = 'exact'): RoleRule => ({
  id: `rule-${++n}`,
  match,
  value,
  role,
  labelRule: null,
})
const given = (kind: GroupKind, rules: readonly RoleRule[], groups: readonly string[]) =>
  rolesOf(kind, rules)(groups).map(({ role }) => role)

describe('rules of a directory', () => {
  const owners = rule('CN=Owners,OU=Groups,DC=Example', 'owner')

  it('compare distinguished names as directories do', () => {
    expect(given('ldap', [owners], ['cn=owners, ou=groups, dc=example'])).toEqual(['owner'])
    expect(given('ldap', [owners], ['cn=owners,ou=other,ou=groups,dc=example'])).toEqual([])
  })

  it('let no star reach over a comma, so that no group elsewhere is named into a rule', () => {
    const teams = rule('cn=plimsoll-*,ou=groups,dc=example', 'viewer', 'pattern')
    expect(given('ldap', [teams], ['CN=Plimsoll-Ops,OU=Groups,DC=Example'])).toEqual(['viewer'])
    expect(given('ldap', [teams], ['cn=plimsoll-x,ou=self-service,ou=groups,dc=example'])).toEqual([])
    expect(given('ldap', [teams], ['cn=plimsoll-x\\,ou=groups,dc=example'])).toEqual([])
  })

  it('take a part that is a star alone for any number of parts', () => {
    const beneath = rule('*,ou=teams,dc=example', 'viewer', 'pattern')
    expect(given('ldap', [beneath], ['cn=a,ou=b,ou=teams,dc=example'])).toEqual(['viewer'])
    expect(given('ldap', [beneath], ['cn=a,ou=teams,dc=example,dc=org'])).toEqual([])
    expect(given('ldap', [rule('*', 'viewer', 'pattern')], ['cn=a,dc=x'])).toEqual(['viewer'])
  })

  it('take an escaped star, and any star of an exact rule, for itself', () => {
    expect(given('ldap', [rule('cn=\\2a,dc=x', 'viewer', 'pattern')], ['cn=a,dc=x'])).toEqual([])
    expect(given('ldap', [rule('cn=\\2a,dc=x', 'viewer', 'pattern')], ['cn=*,dc=x'])).toEqual(['viewer'])
    expect(given('ldap', [rule('cn=*,dc=x', 'viewer')], ['cn=a,dc=x'])).toEqual([])
  })
})

describe('rules of an OpenID provider', () => {
  it('compare values of the claim exactly, case and spaces too', () => {
    expect(given('oidc', [rule('/ops', 'operator')], ['/ops'])).toEqual(['operator'])
    expect(given('oidc', [rule('/ops', 'operator')], ['/Ops', '/ops ', 'ops'])).toEqual([])
    expect(given('oidc', [rule('/ops/*', 'operator', 'pattern')], ['/ops/night', '/devops/night'])).toEqual([
      'operator',
    ])
  })

  it('never take a pattern for a regular expression', () => {
    expect(given('oidc', [rule('a.c|(x+)+$', 'viewer', 'pattern')], ['abc', 'xxxx'])).toEqual([])
  })
})

describe('a role of several rules', () => {
  it('is limited by none when one of them is without a limit, in whatever order', () => {
    const limited = { ...rule('a', 'viewer'), labelRule: prod }
    const free = rule('b', 'viewer')
    for (const rules of [
      [limited, free],
      [free, limited],
    ]) {
      expect(rolesOf('oidc', rules)(['a', 'b'])).toEqual([
        { role: 'viewer', labelRule: null, rules: [limited.id, free.id].sort() },
      ])
    }
    expect(rolesOf('oidc', [limited, free])(['a'])[0]?.labelRule).toEqual(prod)
  })
})

it('gives a role once for each limit, where every rule has one', () => {
  const rules = [
    { ...rule('a', 'viewer'), labelRule: prod },
    { ...rule('b', 'viewer'), labelRule: test },
    { ...rule('c', 'viewer'), labelRule: prod },
  ]
  expect(rolesOf('oidc', rules)(['a', 'b', 'c'])).toEqual([
    { role: 'viewer', labelRule: prod, rules: [rules[0]?.id, rules[2]?.id].sort() },
    { role: 'viewer', labelRule: test, rules: [rules[1]?.id] },
  ])
})

const name = fc.stringMatching(/^[a-c]{0,3}$/)
const pattern = fc.stringMatching(/^[a-c*]{0,5}$/)
const someRules = fc.array(
  fc.record({
    id: fc.uuid(),
    match: fc.constantFrom('exact' as const, 'pattern' as const),
    value: pattern,
    role: fc.constantFrom(...PERSON_ROLES),
    labelRule: fc.constantFrom(null, prod, test),
  }),
  { maxLength: 12 },
)
const kinds = fc.constantFrom<GroupKind>('ldap', 'oidc')

describe('for any rules and groups', () => {
  it('gives the union of what each rule gives to each group', () => {
    fc.assert(
      fc.property(kinds, someRules, fc.array(name), (kind, rules, groups) => {
        const each = rules.flatMap((one) => groups.flatMap((group) => given(kind, [one], [group])))
        const all = [...new Set(given(kind, rules, groups))]
        expect(all).toEqual(PERSON_ROLES.filter((role) => each.includes(role)))
      }),
    )
  })

  it('gives the same in any order, and for groups and rules named twice', () => {
    fc.assert(
      fc.property(
        kinds,
        someRules,
        fc.array(name),
        fc.infiniteStream(fc.nat()),
        (kind, rules, groups, dice) => {
          const shuffle = <T>(items: readonly T[]) =>
            items
              .map((item) => [dice.next().value, item] as const)
              .sort((a, b) => a[0] - b[0])
              .map(([, item]) => item)
          const twice = shuffle([...groups, ...groups])
          expect(rolesOf(kind, shuffle(rules))(twice)).toEqual(rolesOf(kind, rules)(groups))
        },
      ),
    )
  })

  it('gives a person who moved exactly what somebody gets who was always there', () => {
    fc.assert(
      fc.property(kinds, someRules, fc.array(name), fc.array(name), (kind, rules, before, after) => {
        const grantsOf = rolesOf(kind, rules)
        grantsOf(before)
        expect(grantsOf(after)).toEqual(rolesOf(kind, rules)(after))
      }),
    )
  })
})

it('a name or pattern of more parts than there are in earnest falls under nothing, so that nobody waits for the comparison', () => {
  const parts = (count: number) => Array.from({ length: count }, () => 'ou=a')
  expect(matchesName(['*', 'ou=a'], parts(64))).toBe(true)
  expect(matchesName(['*', 'ou=a'], parts(65))).toBe(false)
  expect(matchesName(['*', ...parts(64)], parts(64))).toBe(false)
})

it('a glob matches what the same regular expression would', () => {
  fc.assert(
    fc.property(pattern, fc.stringMatching(/^[a-c]{0,8}$/), (glob, text) => {
      expect(matchesGlob(glob, text)).toBe(new RegExp(`^${glob.replaceAll('*', '.*')}$`).test(text))
    }),
  )
})
