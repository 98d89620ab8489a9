import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import type { RouteSpec } from './route-spec'
import { ROUTES } from './routes'

const API = fileURLToPath(new URL('../../app/api', import.meta.url))
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const

/** Route files that serve no row: what answers 404 to every other address, NextAuth's own, and OpenID providers'. */
const OTHERS = ['auth/[...nextauth]', 'auth/back-channel-logout/[provider]', 'v1/[...path]']

const files = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .map((file) => relative('', join(file, '..')))
  .sort()

const pathOf = (folder: string) => folder.replace(/^v1/, '').replaceAll(/\[([^\]]+)\]/g, '{$1}')

/** The path is made of what lies there, which no bundler can know. */
const load = (folder: string): Promise<Record<string, Found>> =>
  import(/* @vite-ignore */ join(API, folder, 'route.ts'))

interface Found {
  spec: RouteSpec | null | undefined
}

// A route's first import loads all parsers: on a machine that is busy that takes longer than the runner's five seconds.
vi.setConfig({ testTimeout: 60_000 })

describe.each(files.filter((folder) => !OTHERS.includes(folder)))('app/api/%s', (folder) => {
  it('exports only handlers made of rows of the table at its own path, and all methods', async () => {
    const exported: Record<string, Found> = await load(folder)
    expect(Object.keys(exported).sort()).toEqual(['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'])
    const served = METHODS.flatMap((method) => {
      const spec = exported[method]?.spec
      return spec ? [[method, spec] as const] : []
    })
    expect(served.length).toBeGreaterThan(0)
    for (const [method, spec] of served) {
      expect([method, spec.path]).toEqual([spec.method, pathOf(folder)])
      expect(ROUTES).toContain(spec)
    }
  })
})

it('has no route files but these beside the table', () => {
  expect(OTHERS.every((folder) => files.includes(folder))).toBe(true)
})

it('finds a handler for every row of the table', async () => {
  const missing: string[] = []
  for (const { method, path } of ROUTES) {
    const folder = `v1${path.replaceAll(/\{([^}]+)\}/g, '[$1]')}`
    const exported: Record<string, Found> = files.includes(folder) ? await load(folder) : {}
    if (!exported[method]?.spec) missing.push(`${method} ${path}`)
  }
  expect(missing).toEqual([])
})
