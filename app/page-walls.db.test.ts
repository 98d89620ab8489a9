import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ACTIONS, type Action } from '@/lib/access/actions'
import type { Principal } from '@/lib/access/principal'
import { ASKERS, type Asker, principalOf } from '@/tools/testing/askers'
import { countStatements } from '@/tools/testing/count-statements'
import { plant } from '@/tools/testing/plant'
import { type World, world } from '@/tools/testing/world'

/**
 * Every page of a tenant × every role × its own, another tenant's and a missing thing, on a real database. For whom the page
 * is, another tenant's and a missing one end alike after the same number of statements; for whom it is not, after none.
 */
const asker = vi.hoisted(() => ({ now: null as Principal | null }))
vi.mock('@/lib/auth/page-principal', () => ({ pagePrincipal: async () => asker.now }))
vi.mock('@/lib/auth/note-refusal', () => ({ noteRefusal: async () => {} }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => new Map() }))
vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  notFound: () => {
    throw new Error('NOT FOUND')
  },
  redirect: (to: string) => {
    throw new Error(`REDIRECT ${to}`)
  },
}))

const [OWN, OTHER, CANARY] = ['harbour-bank', 'north-pier', 'canary-51c0']
const ROOT = fileURLToPath(new URL('t/[tenant]/(app)', import.meta.url))
/** What shows a person alone, or leads on. */
const OF_NOBODY_ELSE = ['settings/account', 'settings']
const pages = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => file.replace(/\/page\.tsx$/, ''))
  .filter((page) => !OF_NOBODY_ELSE.includes(page))
  .sort()
const ofAThing = pages.filter((page) => page.includes('[') && page !== 'frameworks/[framework]')
const ofAll = pages.filter((page) => !page.includes('['))

let w: World
const ids: Record<string, Record<string, string>> = {}
beforeAll(async () => {
  w = await world()
  Object.assign(ids, await plant(w, await w.signIn(`owner@${OWN}.example`), OWN, CANARY))
}, 400_000)
afterAll(() => w?.end())

/** The parameters of a page, by the route that takes the same. */
function paramsOf(page: string): Record<string, string> {
  const route = `/${page.replace(/\/(functions|profile)$/, '').replace(/^settings\/identity\/\[provider\]/, 'identity-providers/{id}')}`
  const found = ids[route.replaceAll(/\[([^\]]+)\]/g, '{$1}')]
  if (!found) throw new Error(`no thing is known for ${page}`)
  return page.includes('[provider]') ? { provider: found.id ?? '' } : found
}
/** What these parameters name is the catalogue's and the platform's: every tenant may know it. */
const OF_NO_TENANT = ['control', 'administrator']

const missing = (params: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      key === 'control' ? value : value.replaceAll(/[0-9a-f](?=[0-9a-f]{0,30}$)/g, '0'),
    ]),
  )
const actionsOf = (page: string) =>
  [...readFileSync(join(ROOT, page, 'page.tsx'), 'utf8').matchAll(/await pageScope\(([^)]*\)?[^)]*)\)/g)]
    .flatMap((call) => [...(call[1] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1]))
    .filter((word): word is Action => (ACTIONS as readonly (string | undefined)[]).includes(word))

type Page = (props: { params: Promise<unknown>; searchParams: Promise<unknown> }) => Promise<unknown>
async function open(
  page: string,
  as: Asker,
  slug: string,
  params: Record<string, string> = {},
  search: Record<string, string> = {},
) {
  const { default: of }: { default: Page } = await import(/* @vite-ignore */ join(ROOT, page, 'page.tsx'))
  asker.now = await principalOf(as, slug, CANARY)
  const { value, statements } = await countStatements(() =>
    of({
      params: Promise.resolve({ tenant: slug, ...params }),
      searchParams: Promise.resolve(search),
    }).then(textOf, String),
  )
  return { text: value, statements: statements.length }
}

/** All that a page hands to its components. */
function textOf(element: unknown): string {
  const seen = new Set<unknown>()
  return JSON.stringify(element, (key, value: unknown) => {
    if (key.startsWith('_') || typeof value === 'function') return undefined
    if (value instanceof Map || value instanceof Set) return [...value]
    if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value
    if (seen.has(value)) return undefined
    seen.add(value)
    return value
  })
}
const GONE = 'Error: NOT FOUND'
const PEOPLE = ASKERS.filter(({ role }) => role !== 'agent' && role !== 'reader')

it('finds the pages', () => {
  expect(ofAThing.length).toBeGreaterThan(10)
  expect(ofAll.length).toBeGreaterThan(15)
})

describe.each(ofAThing)('%s', (page) => {
  it.each(PEOPLE)('for $name', async (as) => {
    const params = paramsOf(page)
    const may = as.may(actionsOf(page))
    await open(page, as, OTHER, missing(params))
    const theirs = await open(page, as, OTHER, params)
    expect(theirs).toEqual(await open(page, as, OTHER, missing(params)))
    expect([theirs.text, may || theirs.statements === 0]).toEqual([GONE, true])
    const mine = await open(page, as, OWN, params)
    expect(mine.text === GONE).toBe(!may)
  })
})

describe.each(ofAll)('%s', (page) => {
  it('shows nobody of another tenant anything of it', async () => {
    const owner = PEOPLE[0] as Asker
    const mine = await open(page, owner, OWN)
    expect(mine.text).not.toMatch(/^\w*Error/)
    const theirs = await open(page, owner, OTHER)
    expect(theirs.text).not.toMatch(/^\w*Error/)
    expect(theirs.text).not.toContain(CANARY)
    for (const params of Object.values(ids))
      for (const [key, value] of Object.entries(params))
        if (!OF_NO_TENANT.includes(key)) expect(theirs.text).not.toContain(value)
  })
})

it('plants the canary where pages show it', async () => {
  const owner = PEOPLE[0] as Asker
  for (const page of [
    'assets',
    'evidence',
    'exceptions',
    'submissions',
    'agents',
    'settings/members',
    'settings/webhooks',
  ])
    expect([page, (await open(page, owner, OWN)).text.includes(CANARY)]).toEqual([page, true])
})
