import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseReport } from '@/lib/ingest/parse-report'

const ROOT = join('lib', 'formats')
const goldens = readdirSync(ROOT)
  .map((format) => join(ROOT, format, 'goldens'))
  .filter((folder) => existsSync(folder))

const HINTS = { at: '2026-01-01T00:00:00Z' } as Parameters<typeof parseReport>[1]

/** What is read of bytes, or why nothing is. */
const readOf = (bytes: Uint8Array) =>
  parseReport(bytes, HINTS).catch((error: unknown) => (error instanceof Error ? error.message : error))

describe('bytes that threads share are read as any others', () => {
  it.each(goldens)('%s', async (folder) => {
    for (const name of readdirSync(folder)) {
      const own = new Uint8Array(readFileSync(join(folder, name)))
      const shared = new Uint8Array(new SharedArrayBuffer(own.length))
      shared.set(own)
      expect(await readOf(shared)).toEqual(await readOf(own))
    }
  })
})
