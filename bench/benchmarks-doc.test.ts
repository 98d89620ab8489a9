import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { benchmarksDoc } from './benchmarks-doc'
import { figure } from './support/figure'
import { keptResults } from './support/kept-results'

test('docs/benchmarks.md shows what bench/results.jsonl has (tools/generate-docs.ts writes it)', async () => {
  expect(readFileSync('docs/benchmarks.md', 'utf8')).toBe(benchmarksDoc(await keptResults()))
})

test('a bar is held by the ratio or by the value, whichever it is of', () => {
  const given = { name: 'x', value: 6, unit: 'ms', reference: { name: 'y', value: 2 }, n: 1 }
  expect(figure({ ...given, bar: { most: 3, of: 'ratio' } })).toMatchObject({ ratio: 3, holds: true })
  expect(figure({ ...given, bar: { most: 5, of: 'value' } }).holds).toBe(false)
  expect(figure({ ...given, bar: { least: 4, of: 'ratio' } }).holds).toBe(false)
})
