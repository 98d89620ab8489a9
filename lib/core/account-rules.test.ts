import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCOUNT_POLICIES, ACCOUNT_PRESETS } from './account-presets'
import type { AccountRules } from './account-rules'
import { isGuessable } from './is-guessable'
import { passwordExpiry } from './password-expiry'
import { passwordFaults } from './password-faults'
import { rulesOfPolicies } from './rules-of-policies'
import { strictestRules } from './strictest-rules'

const days = fc.option(fc.integer({ min: 1, max: 400 }), { nil: null })
const rules: fc.Arbitrary<AccountRules> = fc.record({
  minLength: fc.integer({ min: 6, max: 20 }),
  minLengthWithSecondFactor: fc.integer({ min: 6, max: 20 }),
  kinds: fc.integer({ min: 0, max: 4 }),
  lettersAndDigits: fc.boolean(),
  rotationDays: days,
  rotationDaysWithSecondFactor: days,
  history: fc.integer({ min: 0, max: 10 }),
  attempts: fc.integer({ min: 3, max: 100 }),
  lockMinutes: fc.integer({ min: 0, max: 60 }),
  idleMinutes: days,
  sessionMinutes: days,
  secondFactor: fc.boolean(),
})
const several = fc
  .tuple(rules, fc.array(rules, { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest] as const)
const person = fc.record({ secondFactor: fc.boolean(), about: fc.constant([]) })

describe('the strictest of several rules', () => {
  it('refuses a password exactly when one of them does', () => {
    const password = fc.string({ unit: fc.constantFrom(...'aBc7!汉zQ9_'), maxLength: 24 })
    fc.assert(
      fc.property(several, password, person, (all, text, who) => {
        const together = passwordFaults(text, strictestRules([...all]), who).length > 0
        expect(together).toBe(all.some((one) => passwordFaults(text, one, who).length > 0))
      }),
    )
  })

  it('lets a password expire when the first of them does', () => {
    const since = new Date('2026-01-01T00:00:00Z')
    fc.assert(
      fc.property(several, fc.boolean(), (all, second) => {
        const each = all.flatMap((one) => passwordExpiry(since, one, second)?.getTime() ?? [])
        const together = passwordExpiry(since, strictestRules([...all]), second)?.getTime() ?? null
        expect(together).toBe(each.length === 0 ? null : Math.min(...each))
      }),
    )
  })

  it('is looser than none of them in any value, the same in any order, and itself when said twice', () => {
    fc.assert(
      fc.property(several, (all) => {
        const together = strictestRules([...all])
        for (const one of all) expect(strictestRules([together, one])).toEqual(together)
        const [last = all[0], ...before] = [...all].reverse()
        expect(strictestRules([last, ...before])).toEqual(together)
        for (const name of ['idleMinutes', 'sessionMinutes'] as const) {
          const limits = all.flatMap((one) => one[name] ?? [])
          expect(together[name]).toBe(limits.length === 0 ? null : Math.min(...limits))
        }
        expect(together.attempts).toBe(Math.min(...all.map(({ attempts }) => attempts)))
        expect(together.secondFactor).toBe(all.some(({ secondFactor }) => secondFactor))
      }),
    )
  })
})

describe('the presets', () => {
  it('say the clause of every value', () => {
    expect(ACCOUNT_PRESETS.map(({ id }) => id)).toEqual([...ACCOUNT_POLICIES])
    for (const preset of ACCOUNT_PRESETS) {
      for (const rule of Object.values(preset.rules)) expect(rule.clause).toMatch(/^\d+\.\d/)
    }
  })

  it('are what their standards ask', () => {
    expect(rulesOfPolicies(['nist-800-63b'])).toMatchObject({
      minLength: 15,
      minLengthWithSecondFactor: 8,
      kinds: 0,
      rotationDays: null,
    })
    expect(rulesOfPolicies(['pci-dss-4.0.1'])).toMatchObject({
      minLength: 12,
      lettersAndDigits: true,
      rotationDays: 90,
      rotationDaysWithSecondFactor: null,
      history: 4,
      idleMinutes: 15,
    })
    expect(rulesOfPolicies(['mlps-3'])).toMatchObject({ rotationDays: 90, attempts: 5, secondFactor: true })
  })

  it('ask for everything where a policy is not known, and for the first where there is no tenant', () => {
    expect(rulesOfPolicies(['made-up'])).toEqual(rulesOfPolicies([...ACCOUNT_POLICIES]))
    expect(rulesOfPolicies([])).toEqual(rulesOfPolicies(['nist-800-63b']))
  })
})

describe('what can be guessed', () => {
  const about = ['lin.yue@harbour-bank.example', '林悦', '港湾银行', 'harbour-bank']
  it.each([
    'passwordpassword',
    'P@ssw0rd2026!!!!',
    'Qwertyuiop123456',
    'aaaaaaaaaaaaaaaaaaaa',
    'abcdefghijklmnop',
    '9876543210987654',
    'xK3vxK3vxK3vxK3v',
    'HarbourBank2026!',
    'lin.yue-harbour-01',
    '林悦港湾银行12345678',
    'Admin@123456789',
    'Welcome1Welcome1',
    '1qaz2wsx!QAZ@WSX',
  ])('%s', (password) => expect(isGuessable(password, about)).toBe(true))

  it.each([
    'correct horse battery staple',
    'k7mf-3xqp-vz2d-hw9t',
    '海内存知己天涯若比邻',
    'Tr0ub4dor&3xyz',
    'mein Hut der hat 3 Ecken',
  ])('not %s', (password) => expect(isGuessable(password, about)).toBe(false))
})

describe('a password', () => {
  const who = { secondFactor: false, about: [] }
  it('counts characters, however they are composed', () => {
    const composed = 'àéîõü zwölf Äxte'
    const nist = rulesOfPolicies(['nist-800-63b'])
    expect(passwordFaults(composed, nist, who)).toEqual([])
    expect(passwordFaults(composed.normalize('NFD'), nist, who)).toEqual([])
    expect(passwordFaults('🐎🐎🔋🔋🔌🔌📎x', nist, who)).toContain('too_short')
  })

  it('may be shorter beside a second factor where the policy says so', () => {
    const nist = rulesOfPolicies(['nist-800-63b'])
    expect(passwordFaults('vz2d-hw9t', nist, who)).toEqual(['too_short'])
    expect(passwordFaults('vz2d-hw9t', nist, { ...who, secondFactor: true })).toEqual([])
  })

  it('says everything that is wrong, in order', () => {
    expect(passwordFaults('aaaa', rulesOfPolicies(['mlps-3', 'pci-dss-4.0.1']), who)).toEqual([
      'too_short',
      'too_few_kinds',
      'letters_and_digits',
      'guessable',
    ])
  })

  it('of unknown age is due at once where a policy asks for change', () => {
    expect(passwordExpiry(null, rulesOfPolicies(['mlps-3']), true)?.getTime()).toBeLessThan(Date.now())
    expect(passwordExpiry(null, rulesOfPolicies(['nist-800-63b']), false)).toBeNull()
  })
})
