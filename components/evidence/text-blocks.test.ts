import { describe, expect, it } from 'vitest'
import { BLOCK, boundary, LOOK, SEGMENT, segments } from './text-blocks'

const encode = (text: string) => new TextEncoder().encode(text)

/** Every block of the bytes, as the viewer cuts them. */
function blocksOf(bytes: Uint8Array) {
  const cuts: number[] = []
  for (let at = 0; at < bytes.length; at += BLOCK) cuts.push(boundary(bytes, 0, at, bytes.length))
  return cuts.map((from, i) => segments(bytes, 0, from, cuts[i + 1] ?? bytes.length))
}

describe('blocks', () => {
  it('hold every byte once and in order, and cut no line that is short', () => {
    const bytes = encode(Array.from({ length: 5000 }, (_, i) => `${i} 容器 ${'x'.repeat(i % 90)}`).join('\n'))
    const rows = blocksOf(bytes).flat()
    expect(rows[0]?.from).toBe(0)
    expect(rows.at(-1)?.to).toBe(bytes.length)
    for (const [i, row] of rows.entries()) if (i > 0) expect(row.from).toBe(rows[i - 1]?.to)
    expect(rows).toHaveLength(5000)
    expect(rows.every((row) => row.begins)).toBe(true)
  })

  it('cut one line of megabytes into segments that never split a character', () => {
    const bytes = encode('容'.repeat(400_000))
    const rows = blocksOf(bytes).flat()
    expect(rows.filter((row) => row.begins)).toHaveLength(1)
    expect(Math.max(...rows.map((row) => row.to - row.from))).toBeLessThanOrEqual(SEGMENT + 3)
    const text = rows.map((row) =>
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(row.from, row.to)),
    )
    expect(text.join('')).toBe('容'.repeat(400_000))
  })

  it('begin where they would whatever is known of the bytes before', () => {
    const bytes = encode(`${'a'.repeat(BLOCK + 10)}\n${'b'.repeat(2 * BLOCK)}`)
    const some = bytes.subarray(BLOCK, BLOCK + LOOK)
    expect(boundary(some, BLOCK, BLOCK, bytes.length)).toBe(boundary(bytes, 0, BLOCK, bytes.length))
    expect(boundary(bytes, 0, BLOCK, bytes.length)).toBe(BLOCK + 11)
  })
})
