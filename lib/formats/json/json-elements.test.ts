import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonBegin } from './json-begin'
import { type JsonElement, JsonElements } from './json-elements'
import { JsonScanner } from './json-scanner'
import type { JsonValue } from './json-value'
import { SCALAR, type Shape, scalars } from './shape'
import { JsonSyntaxError } from './token'

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

/** Everything that is told of bytes in pieces, errors too; with objects taken whole or token by token. */
function told(bytes: Uint8Array, shape: Shape, size: number, atOnce: boolean): unknown[] {
  const all: unknown[] = []
  const sink = new JsonElements(shape, {
    element: ({ value, ...one }) => all.push({ ...one, value: entries(value) }),
    duplicate: (name, at) => all.push({ duplicate: name, at }),
  })
  const scanner = new JsonScanner({
    onToken: (token) => sink.token(token),
    onFlaw: (flaw, at) => all.push({ flaw, at }),
    wants: (isKey) => sink.wants(isKey),
    ...(atOnce
      ? {
          whole: {
            wants: () => sink.takesWhole(),
            accept: (object, members, place) => sink.whole(object, members, place),
          },
        }
      : {}),
  })
  try {
    for (let from = 0; from < bytes.length; from += size) scanner.feed(bytes.slice(from, from + size))
    scanner.end()
    all.push({ line: scanner.currentLine })
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    all.push({ kind: error.kind, message: error.message, offset: error.offset })
  }
  return all
}

/** Maps with the order of their entries. */
function entries(value: JsonValue): unknown {
  if (value instanceof Map) return { map: [...value].map(([name, member]) => [name, entries(member)]) }
  return Array.isArray(value) ? value.map(entries) : value
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

describe('objects taken whole', () => {
  const ROWS: Shape = {
    as: 'root',
    members: {
      rows: {
        as: 'row',
        members: { ...scalars('a', 'b', 'list'), inner: { each: SCALAR }, deep: { members: { x: SCALAR } } },
      },
      b: SCALAR,
    },
  }
  const leaf = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, '\u0000', '\ud800', 'é', 'a"\\b\n'),
  )
  const odd = fc.oneof(
    leaf,
    fc.array(fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.string(), leaf))),
    fc.dictionary(fc.string(), leaf),
  )
  const names = fc.constantFrom('a', 'b', 'list', 'inner', 'deep', 'skipped', '1', '__proto__')
  const row = fc.dictionary(names, fc.oneof(odd, fc.dictionary(fc.constantFrom('x', '10', '2', 'y'), odd)))
  const text = fc
    .record({
      rows: fc.array(fc.oneof(row, leaf, fc.array(row))),
      b: leaf,
      more: odd,
      indent: fc.constantFrom(0, 2),
    })
    .map(({ indent, ...document }) => JSON.stringify(document, null, indent))
  const cuts = fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.nat(4),
      add: fc.constantFrom(
        '',
        '{',
        '}',
        '[',
        ']',
        '"',
        ',',
        ':',
        '\\',
        '"a":1,',
        'null',
        '\n',
        '\u0001',
        '\\u0000',
      ),
    }),
    { maxLength: 3 },
  )

  test('say what their tokens say, of documents and of what is broken, in whatever pieces', () => {
    fc.assert(
      fc.property(text, cuts, fc.integer({ min: 1, max: 60 }), (source, changes, size) => {
        let spoilt = source
        for (const { at, drop, add } of changes) {
          const from = Math.floor(at * spoilt.length)
          spoilt = spoilt.slice(0, from) + add + spoilt.slice(from + drop)
        }
        const bytes = new TextEncoder().encode(spoilt)
        expect(told(bytes, ROWS, size, true)).toEqual(told(bytes, ROWS, size, false))
      }),
      { numRuns: 400 },
    )
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
