import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { UNDER_A_LIMIT } from '@/lib/access/limited'
import type { Principal } from '@/lib/access/principal'
import { type IdKind, publicId } from '@/lib/core/public-id'
import { closeConnections } from '@/lib/store/client'
import type { FirstTenant } from '@/lib/store/testing/first-tenant'
import { CANARY } from '@/lib/store/testing/seed-first'
import { OURS, type TwoTeams, twoTeams } from '@/lib/store/testing/two-teams'
import { testDatabase } from '@/tools/testing/database'
import { useDatabase } from '@/tools/testing/tenant'
import type { RouteSpec } from './route-spec'
import { ROUTES } from './routes'

const caller = vi.hoisted(() => ({ principal: null as Principal | null }))
vi.mock('@/lib/auth/principal-from-request', () => ({ principalFromRequest: async () => caller.principal }))

const API = fileURLToPath(new URL('../../app/api/v1', import.meta.url))
type Method = (request: Request) => Promise<Response>

/** What is of the whole tenant: who has it is asked by the same id whatever they are limited to. */
const OF_THE_TENANT = /^\/(assessments|frameworks|safeguards)\b/
const reads = ROUTES.filter(({ method, access }) => method === 'GET' && 'anyOf' in access)
const lists = reads.filter(({ path }) => !path.includes('{'))

let w: TwoTeams & { before: unknown }
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await testDatabase()
  useDatabase(database)
  drop = database.drop
  w = await twoTeams(database, async () => null)
  caller.principal = w.principal
}, 240_000)
afterAll(async () => {
  await closeConnections()
  await w?.owner.end()
  await drop?.()
})

async function call(spec: RouteSpec, path: string, body?: unknown): Promise<Response> {
  const folder = spec.path.replaceAll(/\{([^}]+)\}/g, '[$1]')
  const handlers: Record<string, Method> = await import(/* @vite-ignore */ join(API, folder, 'route.ts'))
  const handler = handlers[spec.method]
  if (!handler) throw new Error(`no handler for ${spec.method} ${spec.path}`)
  return handler(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method: spec.method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }),
  )
}
const seen = async (response: Response) => [
  response.status,
  [...response.headers].filter(([name]) => name !== 'date').sort(),
  await response.text(),
]

/** Public ids of the first tenant's things and of nothing, by the path that takes one. */
const THINGS: Readonly<Record<string, readonly [IdKind, (a: FirstTenant) => string]>> = {
  '/submissions/{id}': ['submission', (a) => a.submission.id],
  '/assets/{id}': ['asset', (a) => a.assetId],
  '/assets/{id}/timeline': ['asset', (a) => a.assetId],
  '/findings/{id}': ['finding', (a) => a.findingId],
  '/findings/bulk/{id}': ['bulk', (a) => a.bulkId],
  '/findings/bulk/{id}/continue': ['bulk', (a) => a.bulkId],
  '/findings/bulk/{id}/undo': ['bulk', (a) => a.bulkId],
  '/exceptions/{id}': ['exception', (a) => a.exceptionId],
  '/exceptions/{id}/decision': ['exception', (a) => a.exceptionId],
  '/attachments/{id}': ['attachment', (a) => a.attachmentId],
  '/reports/{id}': ['report', (a) => a.reportId],
  '/reports/{id}/content': ['report', (a) => a.reportId],
}
const BODIES: Record<string, unknown> = {
  'PATCH /assets/{id}': { labels: { stolen: 'yes' } },
  'PATCH /findings/{id}': { version: 0, comment: 'stolen' },
  'POST /exceptions/{id}/decision': { decision: 'withdraw' },
}
/** Lists that show something of our own team: else they would tell nothing of the other by telling nothing. */
const OURS_IN: Readonly<Record<string, (a: FirstTenant) => string>> = {
  '/assets': (a) => publicId('asset', a.assetId),
  '/states': (a) => publicId('asset', a.assetId),
  '/components': (a) => publicId('asset', a.assetId),
  '/submissions': (a) => publicId('submission', a.sightedId),
  '/findings': () => OURS,
  '/vulnerabilities': () => OURS,
  '/vulnerabilities/export': () => OURS,
  '/findings/groups': () => 'count',
  '/findings/export': () => OURS,
  '/exceptions': (a) => publicId('exception', a.exceptionId),
}
const MISSING = '01900000-0000-7000-8000-000000000000'
const things = ROUTES.filter(({ path, access }) => path in THINGS && 'anyOf' in access)

describe.each(things.map((spec) => [`${spec.method} ${spec.path}`, spec] as const))('%s', (name, spec) => {
  it('answers for what is out of sight as for what never was', async () => {
    const [kind, idOf] = THINGS[spec.path] ?? ['asset', () => '']
    const path = (id: string) => spec.path.replace('{id}', publicId(kind, id))
    const theirs = await seen(await call(spec, path(idOf(w.theirs)), BODIES[name]))
    expect(theirs[0]).toBe(404)
    expect(theirs).toEqual(await seen(await call(spec, path(MISSING), BODIES[name])))
  })
})

it('answers for evidence out of sight as for bytes that nobody sent', async () => {
  const spec = reads.find(({ path }) => path === '/evidence/{sha256}')
  if (!spec) throw new Error('no such route')
  const theirs = await seen(await call(spec, `/evidence/${Buffer.from(w.theirs.sha256).toString('hex')}`))
  expect(theirs[0]).toBe(404)
  expect(theirs).toEqual(await seen(await call(spec, `/evidence/${'0'.repeat(64)}`)))
  expect((await call(spec, `/evidence/${Buffer.from(w.ours.sha256).toString('hex')}`)).status).toBe(200)
})

it('answers for a vulnerability out of sight as for one that never was', async () => {
  const spec = reads.find(({ path }) => path === '/vulnerabilities/{id}')
  if (!spec) throw new Error('no such route')
  const theirs = await seen(await call(spec, `/vulnerabilities/CVE-${CANARY}`))
  expect(theirs[0]).toBe(404)
  expect(theirs).toEqual(await seen(await call(spec, '/vulnerabilities/CVE-1999-0001')))
  expect((await call(spec, `/vulnerabilities/CVE-${OURS}`)).status).toBe(200)
})

it('knows every route that takes the id of something that a limit may hide', () => {
  const others = reads.filter(({ path }) => /\{(id|sha256)\}/.test(path) && !(path in THINGS))
  const left = others.map(({ path }) => path).filter((path) => !OF_THE_TENANT.test(path))
  expect(
    left.filter(
      (path) =>
        !/^\/(evidence|vulnerabilities|members|webhooks|identity-providers|tokens|agents)\b/.test(path),
    ),
  ).toEqual([])
})

describe.each(lists.map((spec) => [spec.path, spec] as const))('GET %s under a limit', (path, spec) => {
  it('names nothing of the other team', async () => {
    const response = await call(spec, path)
    const text = await response.text()
    const { access } = spec
    const kept = 'anyOf' in access && access.anyOf.some((action) => UNDER_A_LIMIT[action] === true)
    expect(response.status).toBe(kept ? 200 : 403)
    const own = OURS_IN[path]
    if (own) expect(text).toContain(own(w.ours))
    for (const mark of w.marks) expect(text).not.toContain(mark.replaceAll('-', ''))
    // Names of the tenant, of assessments and of people are everybody's.
    if (
      /^\/(assets|submissions|states|findings|exceptions|components|population|statistics|evidence)/.test(
        path,
      )
    )
      expect(text).not.toContain(CANARY)
  })
})

describe.each(
  reads.filter(({ path }) => /^\/assessments\/\{id\}/.test(path)).map((spec) => [spec.path, spec] as const),
)('GET %s under a limit', (path, spec) => {
  it('is computed over the assets in sight', async () => {
    const query = path.endsWith('/sample') ? '?seed=1' : ''
    const filled = path
      .replace('{id}', publicId('assessment', w.theirs.assessment.id))
      .replace('{control}', 'MMS1.5.b')
    const response = await call(spec, `${filled}${query}`)
    const text = await response.text()
    expect([path, response.status]).toEqual([path, 200])
    for (const mark of w.marks) expect(text).not.toContain(mark.replaceAll('-', ''))
  })
})
