import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { highWater, raiseHighWater } from './high-water'

let file: string
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-marks-'))
  vi.stubEnv('PLIMSOLL_DATA', folder)
  file = join(folder, 'signed.log')
  restart()
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
  rmSync(join(file, '..'), { recursive: true })
})

/** What a process remembers beside the file is forgotten. */
function restart(): void {
  delete (globalThis as { plimsollHighWater?: unknown }).plimsollHighWater
}

it('remembers the largest tree of each origin, also after a restart', () => {
  raiseHighWater('a', { size: 3, root: 'aa' })
  raiseHighWater('a', { size: 2, root: 'bb' })
  raiseHighWater('b', { size: 1, root: 'cc' })
  restart()
  expect([highWater('a'), highWater('b'), highWater('c')]).toEqual([
    { size: 3, root: 'aa' },
    { size: 1, root: 'cc' },
    undefined,
  ])
})

it('hears at once what another process of the machine has signed, but not a line that is still being written', () => {
  raiseHighWater('a', { size: 3, root: 'aa' })
  appendFileSync(file, 'a 9 99\na 12')
  expect(highWater('a')).toEqual({ size: 9, root: '99' })
  appendFileSync(file, ' 1212\n')
  expect(highWater('a')).toEqual({ size: 12, root: '1212' })
  // Another file in its place, as after somebody joined those of several machines.
  rmSync(file)
  writeFileSync(file, 'a 20 20\n')
  expect(highWater('a')).toEqual({ size: 20, root: '20' })
})

it('shortens a long file at the start and loses nothing that is appended meanwhile', () => {
  vi.useFakeTimers()
  writeFileSync(file, Array.from({ length: 40_000 }, (_, n) => `a ${n + 1} ${'0'.repeat(32)}\n`).join(''))
  expect(highWater('a')?.size).toBe(40_000)
  expect(readFileSync(file, 'utf8')).toBe(`a 40000 ${'0'.repeat(32)}\n`)
  raiseHighWater('b', { size: 7, root: '77' })
  vi.runAllTimers()
  restart()
  expect([highWater('a')?.size, highWater('b')?.size]).toEqual([40_000, 7])
})
