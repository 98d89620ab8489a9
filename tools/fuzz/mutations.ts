import fc from 'fast-check'
import { changeValues, type ValueChange } from './change-values'

/** One change of a report: something is cut out at a place (0 to 1 of its length), something else put in. */
interface Cut {
  at: number
  drop: number
  add: Uint8Array
}

/** What JSON, XML and lines of logs trip over. */
const PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\\',
    'null',
    'true',
    '-',
    '1e999',
    '[[[[',
    '{"__proto__":{"a":1}},',
    '[null]',
    '{}',
  ],
  ...[
    '<',
    '>',
    '</a>',
    '<a b="c">',
    '&x;',
    '&#0;',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<?xml version="1.0"?>',
  ],
  ...[
    '\n',
    '\r\n',
    '\u0000',
    '|||',
    '=',
    '\t',
    '\uFEFF',
    '\u001b[31m',
    '- ',
    ': ',
    '&a ',
    '*a',
    'é',
    '\ud83d\ude00',
  ],
].map((text) => new TextEncoder().encode(text))

const cut: fc.Arbitrary<Cut> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.oneof({ weight: 3, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.nat(5000) }),
  add: fc.oneof(fc.constantFrom(...PIECES), fc.uint8Array({ maxLength: 16 })),
})

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    [],
    {},
    '',
    0,
    -1,
    1e300,
    true,
    'x'.repeat(3000),
    [null],
    [[]],
    '\u0000',
    'é',
  ),
)
const change: fc.Arbitrary<ValueChange> = fc.record({
  at: fc.nat(),
  to: fc.oneof(
    odd.map((value) => ({ value })),
    fc.constantFrom('gone' as const, 'twice' as const),
  ),
})

/** How one input comes from a seed: other values in a document that stays one, or cuts wherever they fall and an early end. */
export interface Mutation {
  values: ValueChange[]
  cuts: Cut[]
  /** Share of the bytes that is left. */
  keep: number
}

const early = fc.double({ min: 0, max: 1, noNaN: true })
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({
    values: fc.array(change, { minLength: 1, maxLength: 4 }),
    cuts: fc.array(cut, { minLength: 1, maxLength: 2 }),
    keep: fc.constant(1),
  }),
  fc.record({
    values: fc.constant<ValueChange[]>([]),
    cuts: fc.array(cut, { minLength: 1, maxLength: 6 }),
    keep: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: early }),
  }),
)

/** The same mutations for the same seed number, always. */
export const mutations = (count: number, seed: number): Mutation[] =>
  fc.sample(mutation, { numRuns: count, seed })

/** A report with its changes made; what is no JSON gets the cuts in any case. */
export function mutate(report: Uint8Array, { values, cuts, keep }: Mutation): Uint8Array<ArrayBuffer> {
  const changed = values.length > 0 ? changeValues(report, values) : null
  if (changed) return changed
  let bytes = Buffer.from(report.subarray(0, Math.ceil(report.length * keep)))
  for (const { at, drop, add } of cuts) {
    const from = Math.floor(at * bytes.length)
    bytes = Buffer.concat([bytes.subarray(0, from), add, bytes.subarray(from + drop)])
  }
  return new Uint8Array(bytes)
}
