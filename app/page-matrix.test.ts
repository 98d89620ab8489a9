import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { ACTIONS, type Action, PLATFORM_ACTIONS, type PlatformAction } from '@/lib/access/actions'
import { ADMIN_ROLES } from '@/lib/access/duties'
import { LIMITABLE_ROLES, UNDER_A_LIMIT } from '@/lib/access/limited'
import { PLATFORM_DUTIES } from '@/lib/access/platform-duties'
import type { Hold, Principal } from '@/lib/access/principal'
import { PERSON_ROLES, ROLE_ACTIONS, type Role } from '@/lib/access/roles'

/**
 * Every page × everybody who could open it. Which actions a page of a tenant asks for is read from its file; what that means
 * for whom follows from the table of roles × actions. The pages themselves are run, as far as their key.
 */
const seen = vi.hoisted(() => ({ principal: null as Principal | null, keys: 0, lookedUp: false }))
vi.mock('@/lib/auth/page-principal', () => ({ pagePrincipal: async () => seen.principal }))
vi.mock('@/lib/auth/note-refusal', () => ({ noteRefusal: async () => {} }))
vi.mock('@/lib/auth/note-support-read', () => ({ noteSupportRead: async () => {} }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => new Map() }))
vi.mock('next-intl/server', () => ({ getTranslations: async () => (key: string) => key }))
vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  notFound: () => {
    throw new Error('NOT FOUND')
  },
  redirect: (to: string) => {
    throw new Error(`REDIRECT ${to}`)
  },
}))
vi.mock('@/app/person', () => ({
  person: async () => {
    seen.lookedUp = true
    throw new Error('LOOKED UP')
  },
}))
vi.mock('@/lib/store/client', () => ({
  prisma: () => {
    seen.lookedUp = true
    throw new Error('LOOKED UP')
  },
}))
vi.mock('@/lib/access/keys', async (original) => {
  const keys = await original<typeof import('@/lib/access/keys')>()
  const authorise: typeof keys.authorise = (...given) => {
    const scope = keys.authorise(...given)
    seen.keys++
    return scope
  }
  const authorisePlatform: typeof keys.authorisePlatform = (...given) => {
    const scope = keys.authorisePlatform(...given)
    seen.keys++
    return scope
  }
  return { ...keys, authorise, authorisePlatform }
})

const ROOT = fileURLToPath(new URL('.', import.meta.url))
const pages = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .sort()

/** Pages for whoever comes, and why; what they show is of the person alone. */
const FOR_ANYBODY: Readonly<Record<string, string>> = {
  'api/docs/page.tsx': 'the route table, which is public',
  'page.tsx': 'leads on: to the door, or to the tenants one has',
  'sign-in/page.tsx': 'the door',
  'sign-in/finish/page.tsx': 'what somebody held must do first',
  't/[tenant]/sign-in/page.tsx': 'the door of a tenant',
  't/[tenant]/invite/page.tsx': 'what the link of an invitation leads to; only its secret says more',
}

/** For every administrator of the platform whatever their duty, and why: it asks for no key, since what it shows is theirs alone. */
const OF_ANY_DUTY: Readonly<Record<string, string>> = {
  'platform/account/page.tsx': 'their own password, second factor and sessions',
}

/** Where a page leads those of the tenant who may not see it, instead of not being there; what it needs for that is an action too. */
const LEADS_ON: Readonly<Record<string, { action: Action; to: string }>> = {
  't/[tenant]/(app)/overview/page.tsx': { action: 'tenant.read', to: '/t/s/settings' },
}

const tenant = { id: 't', slug: 's', name: 'S', timeZone: 'Asia/Shanghai', language: 'zh' } as const
const rule = { all: [{ key: 'env', in: ['test'] }] }
const as = (role: Role | null, more: Partial<Principal> = {}): Principal => ({
  actor: { kind: 'person', subject: 'x', label: 'X', provider: 'local', address: null },
  platformAdmin: false,
  tenant: role ? tenant : null,
  roles: role ? [role] : [],
  agentId: null,
  sessionId: null,
  ...more,
})
/** Whoever is held has their tenant and roles only afterwards; here they keep them, and must not be helped by it. */
const held = (hold: Hold, principal: Principal): Principal => ({ ...principal, held: hold })

const CALLERS: Readonly<Record<string, Principal | null>> = {
  nobody: null,
  ...Object.fromEntries(PERSON_ROLES.map((role) => [role, as(role)])),
  ...Object.fromEntries(
    LIMITABLE_ROLES.map((role) => [
      `${role} limited to labels`,
      as(role, { tenant, roles: [], limited: [{ role, rule }] }),
    ]),
  ),
  'a member without a role': as(null, { tenant }),
  'a person of another tenant': as(null),
  'a person of a suspended tenant': as(null, { suspended: true }),
  'a platform administrator': as(null, { platformAdmin: true }),
  'a platform administrator without a duty': as(null, { platformAdmin: true, platformDuty: null }),
  ...Object.fromEntries(
    ADMIN_ROLES.map((platformDuty) => [
      `a platform ${platformDuty}`,
      as(null, { platformAdmin: true, platformDuty }),
    ]),
  ),
  'a platform administrator who is a viewer': as('viewer', { platformAdmin: true }),
  'support let in as a viewer': as('viewer', { platformAdmin: true, support: true }),
  'support let in as an auditor': as('auditor', { platformAdmin: true, support: true }),
  'an owner who must choose a password': held('password', as('owner')),
  'an owner who must set up a second factor': held('second_factor', as('owner')),
  'a platform administrator who must choose a password': held('password', as(null, { platformAdmin: true })),
}

const isAction = (word: string): word is Action => (ACTIONS as readonly string[]).includes(word)

const isPlatformAction = (word: string): word is PlatformAction =>
  (PLATFORM_ACTIONS as readonly string[]).includes(word)

/** The actions of the one call that gives a page of a tenant its key; of a page of the platform, its one action or any duty. */
function actionsOf(file: string): Action[] | PlatformAction | 'any duty' {
  if (OF_ANY_DUTY[file] !== undefined) return 'any duty'
  const text = readFileSync(join(ROOT, file), 'utf8')
  if (file.startsWith('platform/')) {
    const asked = [...text.matchAll(/await platformPage\('[^']+', '([^']+)'\)/g)].map(
      (match) => match[1] ?? '',
    )
    expect([file, asked, asked.map(isPlatformAction)]).toEqual([file, asked, [true]])
    return asked.find(isPlatformAction) ?? 'platform.people.write'
  }
  const calls = [...text.matchAll(/await pageScope\(([^)]*\)?[^)]*)\)/g)]
  expect([file, calls.length]).toEqual([file, 1])
  const words = [...(calls[0]?.[1] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '')
  const actions = words.filter(isAction)
  expect([file, actions.length > 0, actions]).toEqual([file, true, words])
  return actions
}

const KEY = 'its key'
const end = (what: string) => [`Error: ${what}`, false]

/** What the table says. */
function expected(
  file: string,
  actions: Action[] | PlatformAction | 'any duty',
  principal: Principal | null,
): unknown {
  const address = `/${file.replace(/\/page\.tsx$/, '')}`
  const door = Array.isArray(actions) ? '/t/s/sign-in' : `/sign-in?to=${encodeURIComponent(address)}`
  if (!principal) return end(`REDIRECT ${door}`)
  if (principal.held) return end('REDIRECT /sign-in/finish?to=%2F')
  if (!Array.isArray(actions)) {
    const { platformAdmin, platformDuty: duty } = principal
    if (actions === 'any duty') return platformAdmin ? KEY : end('NOT FOUND')
    const its = duty && (PLATFORM_DUTIES[duty] as readonly PlatformAction[]).includes(actions)
    if (platformAdmin && (duty === undefined || its)) return KEY
    return end(platformAdmin && duty === null ? 'REDIRECT /platform/account' : 'NOT FOUND')
  }
  if (principal.suspended) return end('REDIRECT /t/s/sign-in')
  const may = (action: Action) =>
    (!principal.support || /\.read$/.test(action)) &&
    (principal.roles.some((role) => (ROLE_ACTIONS[role] as readonly Action[]).includes(action)) ||
      principal.limited?.some(
        ({ role }) =>
          (ROLE_ACTIONS[role] as readonly Action[]).includes(action) && UNDER_A_LIMIT[action] === true,
      ))
  if (actions.some(may)) return KEY
  const elsewhere = LEADS_ON[file]
  return elsewhere && may(elsewhere.action) ? end(`REDIRECT ${elsewhere.to}`) : end('NOT FOUND')
}

type Page = (props: { params: Promise<unknown>; searchParams: Promise<unknown> }) => Promise<unknown>
const props = (file: string) => ({
  params: Promise.resolve({
    ...Object.fromEntries([...file.matchAll(/\[([^\]]+)\]/g)].map((match) => [match[1], 'x'])),
    tenant: 's',
  }),
  searchParams: Promise.resolve({}),
})
const guarded = pages.filter((file) => FOR_ANYBODY[file] === undefined)

it.each(pages)('%s has a title that tells nobody anything', async (file) => {
  const { generateMetadata }: { generateMetadata?: Page } = await import(/* @vite-ignore */ join(ROOT, file))
  Object.assign(seen, { principal: as('owner'), keys: 0, lookedUp: false })
  await generateMetadata?.(props(file))
  expect([seen.keys, seen.lookedUp]).toEqual([0, false])
})

it('finds the pages, and those for anybody are there', () => {
  expect(guarded.length).toBeGreaterThan(35)
  expect(pages).toEqual(expect.arrayContaining(Object.keys(FOR_ANYBODY)))
})

describe.each(guarded)('%s', (file) => {
  it('opens for whom its action says, and is not there for anybody else', async () => {
    const actions = actionsOf(file)
    const { default: page }: { default: Page } = await import(/* @vite-ignore */ join(ROOT, file))
    const answered: Record<string, unknown> = {}
    const said: Record<string, unknown> = {}
    for (const [name, principal] of Object.entries(CALLERS)) {
      Object.assign(seen, { principal, keys: 0, lookedUp: false })
      const outcome = await page(props(file)).then(
        () => 'a page',
        (error: unknown) => String(error),
      )
      // Past its key a page may do what it likes: there is no database to do it in.
      const isIn = actions === 'any duty' ? seen.lookedUp : seen.keys > 0
      answered[name] = isIn ? KEY : [outcome, seen.lookedUp]
      said[name] = expected(file, actions, principal)
    }
    expect(answered).toEqual(said)
  }, 120_000)
})
