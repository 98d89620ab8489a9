import { expect, it } from 'vitest'
import { jsonRows } from './json-rows'
import { laidOutPart } from './laid-out-part'
import { WINDOW } from './text-blocks'

const BIG = 10 * 1024 * 1024

it('is all of small evidence, what is cited of large evidence, and never more than a window', () => {
  expect(laidOutPart(undefined, null)).toEqual({ from: 0, to: 0 })
  expect(laidOutPart(500, { from: 3, to: 9 })).toEqual({ from: 0, to: 500 })
  expect(laidOutPart(BIG, { from: 3, to: 9 })).toEqual({ from: 3, to: 9 })
  expect(laidOutPart(BIG, null)).toEqual({ from: 0, to: 0 })
  expect(laidOutPart(BIG, { from: 0, to: WINDOW + 1 })).toEqual({ from: 0, to: 0 })
  expect(laidOutPart(BIG, { from: 5, to: BIG + 1 })).toEqual({ from: 0, to: 0 })
})

it('gives rows that are places in the evidence, wherever the part begins', () => {
  const evidence = new TextEncoder().encode('[{"a":1},{"b":[true,"漏洞"]}]')
  const [from, to] = [9, evidence.length - 1]
  const rows = jsonRows(evidence.subarray(from, to), from) ?? []
  expect(rows.map((row) => new TextDecoder().decode(evidence.subarray(row.from, row.to)))).toEqual([
    '{',
    '"b":[',
    'true,',
    '"漏洞"',
    ']',
    '}',
  ])
})
