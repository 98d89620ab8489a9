import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabelRule, limitFits } from '@/lib/core/label-rule'
import { ACTIONS, type Action } from './actions'
import { actionsWithin, allowance, everyAction, type LimitedRole, type Roles } from './allowance'
import { authorise, ForbiddenError } from './keys'
import { LIMITABLE_ROLES, UNDER_A_LIMIT } from './limited'
import { PERSON_ROLES, rolesAllow } from './roles'

const of = (team: string): LabelRule => ({ all: [{ key: 'team', in: [team] }] })
const principal = (given: Roles) => ({
  actor: { kind: 'person', subject: 'u', label: 'U', provider: 'local', address: null } as const,
  platformAdmin: false,
  tenant: { id: 't', slug: 's', name: 'S', timeZone: 'Asia/Shanghai', language: 'zh' } as const,
  agentId: null,
  sessionId: null,
  ...given,
})

const teams = ['billing', 'harbour', 'payments']
const roles = fc.subarray([...PERSON_ROLES])
const limited = fc.array(
  fc.record({
    role: fc.constantFrom(...LIMITABLE_ROLES),
    rule: fc.constantFrom(...teams).map(of),
  }) satisfies fc.Arbitrary<LimitedRole>,
  { maxLength: 4 },
)
const given: fc.Arbitrary<Roles> = fc.record({ roles, limited })

describe('what a person is allowed', () => {
  it('is over an asset what any one of their roles allows over it', () => {
    fc.assert(
      fc.property(
        given,
        fc.constantFrom(...ACTIONS),
        fc.constantFrom(...teams, 'other'),
        (who, action, team) => {
          const over = allowance(who, [action])
          const byOne =
            rolesAllow(who.roles, action) ||
            (UNDER_A_LIMIT[action] === true &&
              (who.limited ?? []).some(
                ({ role, rule }) => rolesAllow([role], action) && limitFits([rule], { team }),
              ))
          expect(over !== undefined && limitFits(over, { team })).toBe(byOne)
        },
      ),
    )
  })

  it('never grows by another role that is limited beside one that is not', () => {
    fc.assert(
      fc.property(given, fc.constantFrom(...ACTIONS), (who, action) => {
        if (rolesAllow(who.roles, action)) expect(allowance(who, [action])).toBeNull()
      }),
    )
  })

  it('is, under a key, nothing that its holder may do to fewer assets than it shows', () => {
    fc.assert(
      fc.property(
        given,
        fc.constantFrom(...ACTIONS),
        fc.constantFrom(...teams, 'other'),
        (who, action, team) => {
          const limit = allowance(who, [action])
          if (limit === undefined || !limitFits(limit, { team })) return
          for (const more of actionsWithin(who, limit)) {
            const over = allowance(who, [more])
            expect(over !== undefined && limitFits(over, { team })).toBe(true)
          }
        },
      ),
    )
  })

  it('reads everything as a viewer and triages its own as an operator of one team', () => {
    const who: Roles = { roles: ['viewer'], limited: [{ role: 'operator', rule: of('payments') }] }
    expect(authorise(principal(who), 'findings.read').limit).toBeNull()
    expect(authorise(principal(who), 'findings.write').limit).toEqual([of('payments')])
    expect(authorise(principal(who), 'findings.read').may('findings.write')).toBe(false)
    expect(everyAction(who)).toContain('findings.write')
  })

  it('is refused where a limit takes the action away', () => {
    const who: Roles = { roles: [], limited: [{ role: 'manager', rule: of('payments') }] }
    for (const action of ACTIONS.filter((one): one is Action => UNDER_A_LIMIT[one] !== true))
      expect(() => authorise(principal(who), action)).toThrow(ForbiddenError)
    expect(authorise(principal(who), 'assessments.read').limit).toEqual([of('payments')])
  })
})
