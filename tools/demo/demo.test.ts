import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { firstRun, observedAt } from './clock'
import { loginLines, writeLogins } from './logins'
import { REPORTS, readManifest } from './manifest'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-demo-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the times of the demo’s reports', () => {
  test('count from the first run, whenever it is run again', async () => {
    const first = await firstRun(folder, new Date('2026-01-31T10:20:30.400Z'))
    const again = await firstRun(folder, new Date('2026-03-01T00:00:00Z'))
    expect(first.toISOString()).toBe('2026-01-31T10:20:00.000Z')
    expect(again).toEqual(first)
    expect(observedAt({ days_ago: 1.5 }, again)).toBe('2026-01-29T22:20:00.000Z')
    expect(observedAt({ observed_at: '2025-01-01T00:00:00Z' }, again)).toBe('2025-01-01T00:00:00Z')
  })
})

describe('the demo’s manifest', () => {
  test('names reports that are there, no report twice at the same time, for two tenants', async () => {
    const reports = await readManifest()
    for (const { file } of reports) expect((await stat(join(REPORTS, file))).size).toBeGreaterThan(0)
    const keys = reports.map(({ tenant, asset, days_ago }) => `${tenant} ${asset} ${days_ago}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(reports.map(({ tenant }) => tenant))).toEqual(new Set(['harbour-bank', 'north-pier']))
  })
})

describe('logins', () => {
  const user = (role: 'owner' | 'viewer') => ({ email: `${role}@x.example`, password: `p-${role}`, role })
  const logins = {
    platform: { email: 'admin@x.example', password: 'p-admin' },
    tenants: [
      {
        slug: 'x',
        name: '甲',
        users: [user('owner'), user('viewer')],
        tokens: { agent: 'plm_a', reader: 'plm_r' },
      },
    ],
  }
  test('are written for their owner alone', async () => {
    await writeLogins(folder, 'http://localhost:1', logins)
    expect((await stat(join(folder, 'demo.json'))).mode & 0o777).toBe(0o600)
  })
  test('are printed with each tenant’s door, without tokens', () => {
    expect(loginLines('http://localhost:1', logins)).toEqual([
      '  platform  admin@x.example   p-admin',
      '甲  http://localhost:1/t/x/sign-in',
      '  owner     owner@x.example   p-owner',
      '  viewer    viewer@x.example  p-viewer',
    ])
  })
})
