import { describe, expect, it } from 'vitest'
import { wholeLines } from './whole-lines'

const text = 'ed)\n[PASS] 5.8\n[WARN] 5.9\n[WARN] 5.10\n[WAR'
const bytes = new TextEncoder().encode(text)
const begin = text.indexOf('[WARN] 5.9')
const end = begin + '[WARN] 5.9'.length

describe('what stands around a cited place', () => {
  it('is shown in whole lines', () => {
    const { from, to } = wholeLines(bytes, begin, end, { first: false, last: false })
    expect(text.slice(from, to)).toBe('[PASS] 5.8\n[WARN] 5.9\n[WARN] 5.10')
  })

  it('is shown whole where the evidence itself begins and ends', () => {
    expect(wholeLines(bytes, begin, end, { first: true, last: true })).toEqual({ from: 0, to: bytes.length })
  })

  it('is shown whole where the report is one line', () => {
    const line = new TextEncoder().encode('x'.repeat(40))
    expect(wholeLines(line, 10, 20, { first: false, last: false })).toEqual({ from: 0, to: 40 })
  })
})
