import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as unknownAddress } from '@/app/api/v1/[...path]/route'
import * as determinations from '@/app/api/v1/assessments/[id]/controls/[control]/determinations/route'
import * as controls from '@/app/api/v1/assessments/[id]/controls/route'
import * as reportsOf from '@/app/api/v1/assessments/[id]/reports/route'
import * as assessments from '@/app/api/v1/assessments/route'
import * as asset from '@/app/api/v1/assets/[id]/route'
import * as assets from '@/app/api/v1/assets/route'
import * as audit from '@/app/api/v1/audit-events/route'
import * as finding from '@/app/api/v1/findings/[id]/route'
import * as findings from '@/app/api/v1/findings/route'
import * as entries from '@/app/api/v1/log/[log]/entries/route'
import * as inclusion from '@/app/api/v1/log/[log]/proof/inclusion/route'
import * as overview from '@/app/api/v1/overview/route'
import * as reports from '@/app/api/v1/reports/route'
import * as states from '@/app/api/v1/states/route'
import * as submissions from '@/app/api/v1/submissions/route'
import { encodeCursor } from '@/lib/core/cursor'
import { type Sender, type World, world } from '@/tools/testing/world'
import type { Endpoint } from './endpoint'

const BANK = 'harbour-bank'
const ID = '0198a000-0000-7000-8000-000000000001'
const BIG = '9007199254740991'
let w: World
let owner: Sender
let agent: Sender
beforeAll(async () => {
  w = await world()
  owner = await w.signIn(`owner@${BANK}.example`)
  agent = { token: w.logins.tenants.find(({ slug }) => slug === BANK)?.tokens.agent ?? '' }
})
afterAll(() => w?.end())

const get = (route: Endpoint, path: string) =>
  route.GET(w.request('GET', `/api/v1${path}`, { as: owner, tenant: BANK }))
const cursor = (...values: (string | number)[]) => `cursor=${encodeCursor(values)}`

describe('a parameter that cannot be is 400 and named', () => {
  it.each<[string, Endpoint, string]>([
    // Cursors that would fail in the database.
    [`/findings?${cursor(1, 'x')}`, findings, 'cursor'],
    [`/findings?${cursor(2 ** 40, ID)}`, findings, 'cursor'],
    [`/findings?sort=first_seen&${cursor(8.64e15 + 1, ID)}`, findings, 'cursor'],
    [`/findings?sort=first_seen&${cursor(-8.64e15, ID)}`, findings, 'cursor'],
    [`/findings?sort=asset&${cursor('a', 'x')}`, findings, 'cursor'],
    [`/states?${cursor(ID, ID, 'x')}`, states, 'cursor'],
    [`/states?${cursor('', ID, ID)}`, states, 'cursor'],
    [`/submissions?${cursor(1, 'x')}`, submissions, 'cursor'],
    [`/submissions?${cursor(9e15, ID)}`, submissions, 'cursor'],
    [`/assets?${cursor('a', 'x')}`, assets, 'cursor'],
    [`/reports?${cursor(9e15, ID)}`, reports, 'cursor'],
    [`/reports?${cursor(1, '0198a000-0000-7000-8000-00000000000')}`, reports, 'cursor'],
    [`/audit-events?${cursor(9e15, ID)}`, audit, 'cursor'],
    // Years the database or a calendar has not.
    ['/overview?as_of=0000-01-01T00:00:00Z', overview, 'as_of'],
    ['/overview?as_of=9999-12-31T23:59:59Z', overview, 'as_of'],
    ['/states?known_at=0000-06-01T00:00:00Z', states, 'known_at'],
    ['/assets?known_at=9999-01-01T00:00:00Z', assets, 'known_at'],
    ['/assessments?as_of=0999-12-31T23:59:59Z', assessments, 'as_of'],
    [`/assets/ast_${ID.replaceAll('-', '')}?as_of=garbage`, asset, 'as_of'],
    // Indexes no log has.
    [`/log/evidence/entries?start=${BIG}&end=${BIG}`, entries, 'start'],
    [`/log/audit/entries?end=2147483648`, entries, 'end'],
    [`/log/audit/entries?epoch=${BIG}`, entries, 'epoch'],
    [`/log/evidence/proof/inclusion?leaf_index=${BIG}`, inclusion, 'leaf_index'],
    // Numbers that only JavaScript takes for some.
    ['/findings?limit=0x10', findings, 'limit'],
    ['/findings?limit=1e2', findings, 'limit'],
    ['/findings?limit=%2010', findings, 'limit'],
    ['/findings?limit=10%20', findings, 'limit'],
    ['/findings?limit=%2B10', findings, 'limit'],
    ['/findings?limit=10.0', findings, 'limit'],
    ['/findings?limit=', findings, 'limit'],
    ['/findings?limit=501', findings, 'limit'],
    [`/assessments/asm_${ID.replaceAll('-', '')}/controls?limit=0x10`, controls, 'limit'],
    ['/log/evidence/entries?start=1e1', entries, 'start'],
    // Names that are no own name of the schema.
    ['/findings?__proto__=1', findings, '__proto__'],
    ['/findings?constructor=1', findings, 'constructor'],
    ['/findings?toString=1', findings, 'toString'],
  ])('GET %s', async (path, route, at) => {
    const answer = await get(route, path)
    expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid_parameter', at })
    expect(answer.status).toBe(400)
  })

  it.each([
    ['observed_at=0000-01-01T00:00:00Z', 'observed_at'],
    ['observed_at=1000-01-01T00:00:00%2B08:00', 'observed_at'],
    ['observed_at=9999-01-01T00:00:00Z', 'observed_at'],
    ['database=%20%20', 'database'],
    ['asset=%20%20', 'asset'],
    ['asset=%E3%80%80', 'asset'],
    ['asset=%E2%80%8B', 'asset'],
    ['asset=edge%0A01', 'asset'],
    ['asset=edge%1B%5B31m', 'asset'],
  ])('POST /submissions?%s', async (query, at) => {
    const named = query.startsWith('asset') ? query : `asset=edge-01&${query}`
    const answer = await submissions.POST(
      w.request('POST', `/api/v1/submissions?${named}`, { as: agent, body: '{}' }),
    )
    expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid_parameter', at })
  })

  it('but what can be is taken as before', async () => {
    const fine: [Endpoint, string][] = [
      [findings, `/findings?limit=10&${cursor(1, ID)}`],
      [findings, `/findings?sort=first_seen&${cursor(Date.now(), ID)}`],
      [findings, `/findings?sort=asset&${cursor('港', ID)}`],
      [states, `/states?${cursor(ID, ID, ID)}&as_of=1000-01-01T00:00:00Z`],
      [submissions, `/submissions?${cursor(Date.now(), ID)}`],
      [assets, `/assets?${cursor('a', ID)}&known_at=9998-12-31T23:59:59Z`],
      [reports, `/reports?${cursor(Date.now(), ID)}`],
      [overview, '/overview?as_of=1000-01-01T00:00:00Z'],
      [overview, '/overview?as_of=9998-12-31T23:59:59Z&known_at=9998-12-31T23:59:59Z'],
      [entries, '/log/evidence/entries?start=2147483647&end=2147483647'],
    ]
    for (const [route, path] of fine) expect([path, (await get(route, path)).status]).toEqual([path, 200])
  })
})

it('a body’s instants are held to the same years', async () => {
  const path = `/api/v1/assessments/asm_${ID.replaceAll('-', '')}/reports`
  for (const name of ['as_of', 'known_at']) {
    const body = { format: 'pdf', [name]: '0000-01-01T00:00:00Z' }
    const answer = await reportsOf.POST(w.request('POST', path, { as: owner, tenant: BANK, body }))
    expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid_body', at: `/${name}` })
  }
})

it.each(['   ', '\n\t', '\u3000'])('a determination without a word (%j) is 400', async (narrative) => {
  const of = `asm_${ID.replaceAll('-', '')}`
  const path = `/api/v1/assessments/${of}/controls/1/determinations`
  const body = { verdict: 'met', narrative }
  const answer = await determinations.POST(w.request('POST', path, { as: owner, tenant: BANK, body }))
  expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid_body', at: '/narrative' })
})

it('an id with a broken percent-encoding is answered like every other that is not there', async () => {
  const all = await Promise.all(
    ['%', '%ff', '%E0%A4', 'fnd_1'].map(async (id) => {
      const answer = await get(finding, `/findings/${id}`)
      return JSON.stringify([answer.status, [...answer.headers], await answer.text()])
    }),
  )
  const nowhere = await unknownAddress()
  all.push(JSON.stringify([nowhere.status, [...nowhere.headers], await nowhere.text()]))
  expect(new Set(all).size).toBe(1)
  expect(all[0]).toContain('application/problem+json')
})
