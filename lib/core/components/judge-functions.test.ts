import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { component, server } from '../testing/components'
import type { ObservedComponent } from './component'
import { type PersonsDeclaration, SECURITY_LEVELS, WAYS } from './declared-function'
import { type FunctionJudgement, judgeFunctions } from './judge-functions'

const KINDS = new Set(['web', 'application', 'database', 'cache', 'proxy', 'worker', 'cron', 'ssh'])
const web: PersonsDeclaration = { function: 'web', level: 'medium', way: 'only_one' }

function judge(
  components: readonly ObservedComponent[],
  declared: Record<string, Partial<PersonsDeclaration>> = {},
  hostLabels = {},
): FunctionJudgement[] {
  const declarations = new Map(
    Object.entries(declared).map(([name, one]) => [`name:${name}`, { ...web, ...one }]),
  )
  return judgeFunctions({ components, declarations, hostLabels, kinds: KINDS })
}
function first(component: ObservedComponent, declared?: Partial<PersonsDeclaration>) {
  const [row] = judge([component], declared ? { [component.name]: declared } : {})
  return [row?.evidence, ...(row?.reasons ?? []).map(({ code }) => code)]
}
const isolation = (more: Partial<ObservedComponent['isolation']>) => ({
  isolation: { ...component('x').isolation, ...more },
})

describe('what is declared', () => {
  test('nothing declared needs a declaration, whatever runs', () => {
    expect(first(component('a', ['web']))).toEqual(['needs_declaration', 'no_function'])
    expect(first(component('a', ['web', 'database']))).toEqual(['needs_declaration', 'no_function'])
  })

  test('a function without a level still needs one', () => {
    expect(first(component('a', ['web'], { labelled: { function: 'web' } }))).toEqual([
      'needs_declaration',
      'no_level',
    ])
  })

  test('a person counts before labels, labels before those of the host', () => {
    const labelled = component('a', [], { labelled: { function: 'web', level: 'low' } })
    const host = { function: 'cache', level: 'high' }
    expect(judge([labelled], { a: { function: 'worker', level: 'high' } }, host)[0]?.declared).toMatchObject({
      function: 'worker',
      level: 'high',
      by: 'person',
    })
    expect(judge([labelled], {}, host)[0]?.declared).toMatchObject({
      function: 'web',
      level: 'low',
      by: 'label',
    })
    expect(judge([component('b')], {}, host)[0]?.declared).toMatchObject({
      function: 'cache',
      by: 'host_label',
    })
  })

  test('a container that does not run is not judged', () => {
    expect(first(component('a', [], { running: false, state: 'exited' }), {})).toEqual(['not_running'])
  })
})

describe('only one function', () => {
  test.each([
    ['the server that is declared', ['web'], 'web', ['consistent']],
    ['a database where a web server is declared', ['database'], 'web', ['contradicted', 'other_function']],
    [
      'a second server beside the declared one',
      ['web', 'database'],
      'web',
      ['needs_review', 'several_kinds'],
    ],
    ['cron beside the declared one', ['cache', 'cron'], 'cache', ['needs_review', 'companions']],
    ['nothing but cron, declared as such', ['cron'], 'cron', ['consistent']],
    ['no server for a worker', [], 'worker', ['consistent']],
    ['no server where one is declared', [], 'database', ['not_shown', 'no_server_seen']],
    ['a function nobody can compare', ['web'], 'oracle', ['needs_review', 'unknown_function']],
  ])('%s', (_, kinds, declared, said) => {
    expect(first(component('a', kinds), { function: declared })).toEqual(said)
  })

  test('a server that also serves as what is declared agrees', () => {
    const nginx = component('a', [], { servers: [server('web', { also: ['proxy'] })] })
    expect(first(nginx, { function: 'proxy' })).toEqual(['consistent'])
  })

  test('an unknown program may be the application that is declared beside a server', () => {
    const mixed = component('a', ['database'], { others: ['ledgerd'] })
    expect(first(mixed, { function: 'application' })).toEqual(['needs_review', 'several_kinds'])
  })

  test('cron beside an unknown program contradicts nothing', () => {
    const mixed = component('a', ['cron'], { others: ['ledgerd'] })
    expect(first(mixed, { function: 'application' })).toEqual(['needs_review', 'companions'])
  })

  test('without a process list, ports and image may speak for the declaration, never against it', () => {
    const silent = { processesKnown: false, hints: ['web'] }
    expect(first(component('a', [], silent), { function: 'web' })).toEqual(['consistent', 'by_hint'])
    expect(first(component('a', [], silent), { function: 'database' })).toEqual(['not_shown', 'no_processes'])
  })
})

describe('isolated from other functions', () => {
  const isolated = { way: 'isolated' as const }
  test('a namespace of its host or of another container contradicts it', () => {
    const shares = component('a', ['web'], isolation({ shares: ['network:host'] }))
    expect(first(shares, isolated)).toEqual(['contradicted', 'shares'])
    const privileged = component('a', ['web'], isolation({ privileged: true }))
    expect(first(privileged, isolated)).toEqual(['contradicted', 'privileged'])
  })

  test('on a shared kernel that is said; on a kernel of its own there is nothing to say', () => {
    const pair = [component('a', ['web']), component('b', ['database'])]
    expect(judge(pair, { a: isolated })[0]).toMatchObject({
      evidence: 'consistent',
      reasons: [{ code: 'shared_kernel', what: ['1'] }],
    })
    const kata = [component('a', ['web'], isolation({ kernel: 'own' })), component('b', ['database'])]
    expect(judge(kata, { a: isolated })[0]).toMatchObject({
      evidence: 'consistent',
      reasons: [],
      neighbours: [],
    })
  })

  test('a privileged neighbour on the kernel is for a person to judge', () => {
    const pair = [component('a', ['web']), component('b', [], isolation({ privileged: true }))]
    expect(judge(pair, { a: isolated })[0]).toMatchObject({
      evidence: 'needs_review',
      reasons: [{ code: 'privileged_neighbour', what: ['b'] }],
    })
  })
})

describe('all secured to the highest level', () => {
  const highest = { way: 'highest' as const, level: 'medium' as const }
  const pair = [component('a', ['web']), component('b', ['database'])]
  test('a neighbour of a higher level contradicts it', () => {
    expect(judge(pair, { a: highest, b: { function: 'database', level: 'high' } })[0]).toMatchObject({
      evidence: 'contradicted',
      reasons: [{ code: 'neighbour_higher', what: ['b'] }],
    })
  })
  test('an undeclared neighbour leaves it open', () => {
    expect(judge(pair, { a: highest })[0]).toMatchObject({
      evidence: 'not_shown',
      reasons: [{ code: 'neighbour_undeclared', what: ['b'] }],
    })
  })
  test('neighbours of the same or a lower level agree, and one with its own kernel does not count', () => {
    expect(judge(pair, { a: highest, b: { function: 'database', level: 'low' } })[0]?.evidence).toBe(
      'consistent',
    )
    const apart = [component('a', ['web']), component('b', ['database'], isolation({ kernel: 'user_space' }))]
    expect(judge(apart, { a: highest })[0]?.evidence).toBe('consistent')
  })
})

describe('laws', () => {
  const kinds = fc.subarray(['web', 'database', 'cron', 'cache'])
  const anyComponent = fc
    .record({
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      kinds,
      running: fc.boolean(),
      kernel: fc.constantFrom('own' as const, 'shared' as const, 'unknown' as const),
      privileged: fc.boolean(),
    })
    .map(({ name, kinds, running, kernel, privileged }) =>
      component(name, kinds, { running, ...isolation({ kernel, privileged }) }),
    )
  const host = fc.uniqueArray(anyComponent, { selector: ({ name }) => name, maxLength: 5 })
  const declaration = fc.record({
    function: fc.constantFrom('web', 'database', 'worker', 'oracle'),
    level: fc.constantFrom(...SECURITY_LEVELS),
    way: fc.constantFrom(...WAYS),
  })
  const declared = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), declaration)

  test('the order of the containers changes nothing', () => {
    fc.assert(
      fc.property(host, declared, (components, said) => {
        const plain = (rows: FunctionJudgement[]) =>
          rows
            .map(({ component, evidence, neighbours }) =>
              [component.name, evidence, neighbours.map(({ name }) => name).sort()].join(),
            )
            .sort()
        expect(plain(judge([...components].reverse(), said))).toEqual(plain(judge(components, said)))
      }),
    )
  })

  test('what is not declared is never consistent nor contradicted', () => {
    fc.assert(
      fc.property(host, declared, (components, said) => {
        for (const row of judge(components, said)) {
          if (row.declared === null) expect(['needs_declaration', 'not_running']).toContain(row.evidence)
        }
      }),
    )
  })

  test('several kinds alone never contradict', () => {
    fc.assert(
      fc.property(kinds, (several) => {
        for (const kind of several) {
          const [said] = first(component('a', several), { function: kind })
          expect(said).not.toBe('contradicted')
        }
      }),
    )
  })
})
