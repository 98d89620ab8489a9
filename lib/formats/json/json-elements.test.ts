import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonBegin } from './json-begin'
import { type JsonElement, JsonElements } from './json-elements'
import { JsonScanner } from './json-scanner'
import type { JsonValue } from './json-value'
import { SCALAR, type Shape, scalars } from './shape'

function elements(text: string, shape: Shape): (JsonElement & { source: string })[] {
  const read: JsonElement[] = []
  const bytes = new TextEncoder().encode(text)
  const sink = new JsonElements(shape, { element: (element) => read.push(element), duplicate: () => {} })
  const scanner = new JsonScanner({ onToken: (token) => sink.token(token), onFlaw: () => {} })
  scanner.feed(bytes)
  scanner.end()
  const utf8 = new TextDecoder()
  return read.map((one) => ({ ...one, source: utf8.decode(bytes.subarray(one.at.from, one.at.to)) }))
}

function plain(value: JsonValue): unknown {
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]))
  return Array.isArray(value) ? value.map(plain) : value
}

/** Takes everything down to four levels. */
const DEEP: Shape = { as: 'all', each: { each: { each: { each: SCALAR } } } }

describe('elements of a document', () => {
  test('what the shape names is what JSON.parse gives, without the rest', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
    const value = fc.dictionary(fc.string(), fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.string(), leaf)))
    fc.assert(
      fc.property(value, (document) => {
        const text = JSON.stringify(document)
        const [one, ...more] = elements(text, DEEP)
        expect([plain(one?.value ?? null), more]).toEqual([JSON.parse(text), []])
      }),
    )
  })

  test('are handed over from the inside out, each with its place', () => {
    const shape: Shape = {
      as: 'root',
      members: { a: SCALAR, list: { as: 'row', members: scalars('x') } },
    }
    const read = elements(
      '{"skip":{"list":[{"x":0}]},"list":[{"x":1,"y":2},{"x":[3,{"z":4}]}],"a":"b"}',
      shape,
    )
    expect(read.map(({ as, value, at, source }) => [as, plain(value), at.pointer, source])).toEqual([
      ['row', { x: 1 }, '/list/0', '{"x":1,"y":2}'],
      ['row', { x: [3, {}] }, '/list/1', '{"x":[3,{"z":4}]}'],
      ['root', { list: null, a: 'b' }, '', expect.stringContaining('"skip"')],
    ])
  })

  test('a pointer leads through names with slashes and tildes (RFC 6901)', () => {
    const [one] = elements('{"a/b~c":{"x":1}}', { each: { as: 'row', members: scalars('x') } })
    expect([one?.at.pointer, one?.path]).toEqual(['/a~1b~0c', ['a/b~c']])
  })

  test('a list of a list is passed over, a single value stands for a list of one', () => {
    const shape: Shape = { members: { list: { as: 'row', members: scalars('x') } } }
    expect(elements('{"list":[[{"x":1}]]}', shape)).toEqual([])
    expect(elements('{"list":{"x":1}}', shape).map(({ at }) => at.pointer)).toEqual(['/list'])
  })
})

describe('where the JSON of a report begins', () => {
  const begin = (text: string) =>
    jsonBegin(new TextEncoder().encode(text), ({ paths }) => paths.has('/a'))?.skip ?? null

  test.each([
    ['{"a":1}', 0],
    ['\uFEFF{"a":1}', 3],
    [' \r\n {"a":1}', 4],
    ['INFO x\n[WARN] y\n{"a":1}', 16],
    ['{"b":1}\n{"a":1}', null],
    ['{"b":"\n', null],
    ['INFO {"a":1}', null],
    ['', null],
    ['x\n', null],
  ])('%j: %j', (text, skip) => {
    expect(begin(text)).toBe(skip)
  })
})
