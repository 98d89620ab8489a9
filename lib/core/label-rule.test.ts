import { describe, expect, it } from 'vitest'
import { type LabelRule, limitFits, ruleFits } from './label-rule'
import { labelRuleWords } from './label-rule-words'

const rule: LabelRule = {
  all: [
    { key: 'team', in: ['billing', 'payments'] },
    { key: 'env', in: ['prod'] },
  ],
}

describe('a rule', () => {
  it('fits where every condition holds for any of its values', () => {
    expect(ruleFits(rule, { team: 'payments', env: 'prod', more: 'x' })).toBe(true)
    expect(ruleFits(rule, { team: 'payments' })).toBe(false)
    expect(ruleFits(rule, { team: 'harbour', env: 'prod' })).toBe(false)
    expect(ruleFits({ all: [{ key: 'constructor', in: ['x'] }] }, {})).toBe(false)
  })

  it('of a limit is enough, none fits nothing, and no limit fits all', () => {
    expect(limitFits([{ all: [{ key: 'x', in: ['y'] }] }, rule], { team: 'billing', env: 'prod' })).toBe(true)
    expect(limitFits([], { team: 'billing' })).toBe(false)
    expect(limitFits(null, {})).toBe(true)
  })

  it('is said in both languages', () => {
    expect(labelRuleWords([rule], 'en')).toBe('team = billing or payments and env = prod')
    expect(labelRuleWords([rule, { all: [{ key: 'a', in: ['b'] }] }], 'zh')).toBe(
      'team = billing 或 payments，且 env = prod；或 a = b',
    )
  })
})
