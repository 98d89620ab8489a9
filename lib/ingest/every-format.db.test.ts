import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { submitReport } from './submit-report'

const FORMATS = 'lib/formats'
/** The smallest golden of each format word. */
const goldens = readdirSync(FORMATS).flatMap((folder) => {
  const file = path.join(FORMATS, folder, 'goldens/expected.json')
  if (!existsSync(file)) return []
  const expected: Record<string, { format: string; items: number }> = JSON.parse(readFileSync(file, 'utf8'))
  const byWord = new Map<string, string>()
  for (const [name, { format, items }] of Object.entries(expected)) {
    const known = byWord.get(format)
    const size = (one: string) => readFileSync(path.join(FORMATS, folder, 'goldens', one)).length
    if (items > 0 && (known === undefined || size(name) < size(known))) byWord.set(format, name)
  }
  return [...byWord].map(([format, name]) => [format, path.join(FORMATS, folder, 'goldens', name)] as const)
})

let database: TestDatabase
let scope: Scope

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

describe('a report of every format', () => {
  it.each(goldens)('%s is kept, and handed in again it is the same', async (format, file) => {
    const input = {
      body: new Uint8Array(readFileSync(file)),
      asset: `asset-${format}`,
      kind: null,
      tool: null,
      observedAt: new Date('2026-11-01T00:00:00Z'),
      fullCoverage: false,
      labels: {},
    }
    const { row } = await submitReport(scope, input)
    expect(row.format).toBe(format)
    expect(['parsed', 'incomplete']).toContain(row.state)
    expect(row.items).toBeGreaterThan(0)
    const again = await submitReport(scope, input)
    expect([again.duplicate, again.row.id]).toEqual([true, row.id])
  })
})
