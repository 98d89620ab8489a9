import { describe, expect, it } from 'vitest'
import { arrayLiteral } from './array-literal'

/** Elements as PostgreSQL reads them: whatever stands behind a backslash, the backslash left out. */
function elementsOf(literal: string | null): (string | null)[] {
  const inner = literal?.slice(1, -1) ?? ''
  return [...inner.matchAll(/"((?:[^"\\]|\\[\s\S])*)"|NULL|null/g)].map(([, text]) =>
    text === undefined ? null : text.replace(/\\([\s\S])/g, '$1'),
  )
}

describe('an array of texts', () => {
  it.each([
    ['plain ones and nulls', ['a', null, '', 'ä €']],
    ['quotes, backslashes and JSON in JSON', ['"', '\\', '{"a":"b\\nc"}', JSON.stringify([{ a: '"\\' }])]],
    ['line ends and other control characters', ['a\nb', '\u0001', '\t', '\b\f\r']],
    ['half a pair, and a backslash before a letter', ['\ud800', '\\n', '\\u0041']],
  ])('%s', (_, values) => {
    expect(elementsOf(arrayLiteral(values))).toEqual(values)
  })
})
