import { describe, expect, test } from 'vitest'
import { safeguardResults } from '../safeguard-results'
import { component } from '../testing/components'
import { AT, asset, check, covered, safeguard, state } from '../testing/evidence'
import type { PersonsDeclaration } from './declared-function'
import { judgeFunctions } from './judge-functions'
import { FUNCTION_CHECK, judgedStates } from './judged-states'

const CHECK = check(FUNCTION_CHECK, { s: 'direct' })
const web: PersonsDeclaration = { function: 'web', level: 'high', way: 'only_one' }
const components = [component('a', ['web']), component('b', ['database'])]
const facts = [
  state('h', FUNCTION_CHECK, 'informational', 'a'),
  state('h', FUNCTION_CHECK, 'informational', 'b'),
  state('h', 'bench/other', 'fail', 'a'),
]

function verdict(declared: Record<string, PersonsDeclaration>) {
  const declarations = new Map(Object.entries(declared).map(([name, one]) => [`name:${name}`, one]))
  const kinds = new Set(['web', 'database'])
  const rows = judgeFunctions({ components, declarations, hostLabels: {}, kinds })
  const [result] = safeguardResults({
    assets: [asset('h')],
    states: judgedStates(facts, new Map([['h', rows]])),
    coverage: [covered('h', [FUNCTION_CHECK])],
    toolChecks: [CHECK],
    safeguards: [safeguard('s')],
    at: AT,
  })
  return [result?.result, result?.reason]
}

describe('the safeguard on a host', () => {
  test('passes only when every running component is declared and agrees', () => {
    expect(verdict({ a: web, b: { ...web, function: 'database' } })).toEqual(['pass', undefined])
  })
  test('is not assessed while one needs a declaration, and says so', () => {
    expect(verdict({ a: web })).toEqual(['not_assessed', 'needs_declaration'])
    expect(verdict({})).toEqual(['not_assessed', 'needs_declaration'])
  })
  test('fails on a contradiction only', () => {
    expect(verdict({ a: web, b: web })).toEqual(['fail', undefined])
    expect(verdict({ b: web })).toEqual(['fail', undefined])
  })
  test('other checks, and facts without a snapshot beside them, stay as they are', () => {
    expect(judgedStates(facts, new Map())).toEqual(facts)
    const rows = judgeFunctions({ components, declarations: new Map(), hostLabels: {}, kinds: new Set() })
    expect(judgedStates(facts, new Map([['h', rows]]))[2]).toEqual(facts[2])
    expect(judgedStates(facts, new Map([['elsewhere', rows]]))).toEqual(facts)
  })
})
