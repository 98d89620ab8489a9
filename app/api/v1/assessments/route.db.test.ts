import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as readAttachment } from '@/app/api/v1/attachments/[id]/route'
import { POST as decide } from '@/app/api/v1/determinations/[id]/decision/route'
import { GET as readOverview } from '@/app/api/v1/overview/route'
import { GET as readContent } from '@/app/api/v1/reports/[id]/content/route'
import { GET as readReport } from '@/app/api/v1/reports/[id]/route'
import { GET as listReports } from '@/app/api/v1/reports/route'
import type { PersonRole } from '@/lib/access/roles'
import { type Sender, type World, world } from '@/tools/testing/world'
import { POST as propose } from './[id]/controls/[control]/determinations/route'
import { GET as readControl } from './[id]/controls/[control]/route'
import { GET as readControls } from './[id]/controls/route'
import { POST as ask } from './[id]/reports/route'
import { PATCH as change, GET as readOne } from './[id]/route'
import { POST as add, GET as list } from './route'

type Handler = (request: Request) => Promise<Response>

const TENANT = 'harbour-bank'
const NEW = { name: 'ISO', framework: 'iso27001-2022' }
const VERDICT = {
  verdict: 'met',
  narrative: 'x',
  attachments: [{ name: '审计.txt', media_type: 'text/html', content_base64: 'YQ==' }],
}

let w: World
const people = new Map<string, Sender>()
let agent: Sender
let reader: Sender
let id: string
let determination: string

const as = (role: PersonRole | 'stranger') => people.get(role) ?? { token: 'none' }

async function call(handler: Handler, method: string, path: string, sender: Sender, body?: unknown) {
  const tenant = sender === as('stranger') ? 'north-pier' : TENANT
  const given = 'cookie' in sender ? { as: sender, tenant, body } : { as: sender, body }
  const response = await handler(w.request(method, `/api/v1${path}`, given))
  const text = await response.text()
  const json: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
  return { status: response.status, text, headers: response.headers, body: json as Record<string, unknown> }
}

beforeAll(async () => {
  w = await world()
  for (const role of ['manager', 'auditor', 'operator', 'viewer'] as const)
    people.set(role, { cookie: (await w.signIn(`${role}@${TENANT}.example`)).cookie })
  people.set('stranger', { cookie: (await w.signIn('owner@north-pier.example')).cookie })
  const tokens = w.logins.tenants.find(({ slug }) => slug === TENANT)?.tokens
  agent = { token: tokens?.agent ?? '' }
  reader = { token: tokens?.reader ?? '' }
  id = String((await call(add, 'POST', '/assessments', as('manager'), NEW)).body.id)
  const path = `/assessments/${id}/controls/A.5.1/determinations`
  determination = String((await call(propose, 'POST', path, as('manager'), VERDICT)).body.id)
})
afterAll(() => w?.end())

/** Every operation of assessments, with who may do it. */
const operations = (): [string, Handler, string, string, readonly (PersonRole | 'reader')[], unknown?][] => {
  const readers = ['manager', 'auditor', 'operator', 'viewer', 'reader'] as const
  const one = `/assessments/${id}`
  return [
    ['overview', readOverview, 'GET', '/overview', readers],
    ['list', list, 'GET', '/assessments', readers],
    ['read', readOne, 'GET', one, readers],
    ['controls', readControls, 'GET', `${one}/controls`, readers],
    ['control', readControl, 'GET', `${one}/controls/A.5.1`, readers],
    ['reports', listReports, 'GET', '/reports', readers],
    ['change', change, 'PATCH', one, ['manager'], { profile: { scope: 'All' } }],
    ['propose', propose, 'POST', `${one}/controls/A.5.1/determinations`, ['manager', 'auditor'], VERDICT],
    ['report', ask, 'POST', `${one}/reports`, ['manager', 'auditor', 'reader'], { format: 'csv' }],
  ]
}

describe('roles', () => {
  it('everyone who may gets an answer, everyone else 403 before any look-up', async () => {
    const senders = [...(['manager', 'auditor', 'operator', 'viewer'] as const), 'reader', 'agent'] as const
    for (const [name, handler, method, path, allowed, body] of operations()) {
      for (const who of senders) {
        const sender = who === 'reader' ? reader : who === 'agent' ? agent : as(who)
        const may = (allowed as readonly string[]).includes(who)
        const { status } = await call(handler, method, path, sender, body)
        expect([name, who, may ? status < 300 : status === 403]).toEqual([name, who, true])
        // The same for what is not there: the role alone decides.
        const missing = await call(handler, method, path.replace(id, 'asm_nothing'), sender, body)
        if (!may) expect([name, who, missing.status]).toEqual([name, who, 403])
      }
    }
    expect((await call(add, 'POST', '/assessments', as('viewer'), NEW)).status).toBe(403)
    expect((await call(add, 'POST', '/assessments', reader, NEW)).status).toBe(403)
    const decision = { decision: 'approve' }
    expect(
      (await call(decide, 'POST', `/determinations/${determination}/decision`, as('operator'), decision))
        .status,
    ).toBe(403)
  })
})

describe('another tenant', () => {
  it('gets, byte for byte, what is given for a thing that is not there', async () => {
    const missing = 'asm_00000000000000000000000000000000'
    for (const [name, handler, method, path, , body] of operations()) {
      if (!path.includes(id)) continue
      const foreign = await call(handler, method, path, as('stranger'), body)
      const nothing = await call(handler, method, path.replace(id, missing), as('stranger'), body)
      expect([name, foreign.status, foreign.text]).toEqual([name, 404, nothing.text])
    }
    const decision = { decision: 'approve' }
    const found = await call(
      decide,
      'POST',
      `/determinations/${determination}/decision`,
      as('stranger'),
      decision,
    )
    expect(found.status).toBe(404)
    const { text } = await call(list, 'GET', '/assessments', as('stranger'))
    expect(text).toContain('"items":[{')
    expect(text).not.toContain(id)
  })
})

describe('assessments', () => {
  it('are begun with a place to find them at', async () => {
    const made = await call(add, 'POST', '/assessments', as('manager'), { ...NEW, name: 'Second' })
    expect([made.status, made.headers.get('location')]).toEqual([201, `/api/v1/assessments/${made.body.id}`])
    expect((await call(add, 'POST', '/assessments', as('manager'), NEW)).body).toMatchObject({
      code: 'name_taken',
      status: 409,
    })
    const wrong = await call(add, 'POST', '/assessments', as('manager'), { name: 'x', framework: 'none' })
    expect(wrong.body).toMatchObject({ status: 400, code: 'unknown_framework', at: '/framework' })
  })

  it('find controls by number, and refuse a filter they do not know', async () => {
    const found = await call(readControls, 'GET', `/assessments/${id}/controls?q=A.5.1`, reader)
    expect(found.body).toMatchObject({ items: expect.any(Array), hints: expect.any(Array) })
    expect((await call(readControls, 'GET', `/assessments/${id}/controls?nope=1`, reader)).status).toBe(400)
    expect((await call(readControl, 'GET', `/assessments/${id}/controls/A.99`, reader)).status).toBe(404)
  })
})

describe('determinations', () => {
  it('are approved by somebody else only, and their files are saved, never shown', async () => {
    const path = `/determinations/${determination}/decision`
    const own = await call(decide, 'POST', path, as('manager'), { decision: 'approve' })
    expect(own.body).toMatchObject({ status: 409, code: 'four_eyes' })
    const approved = await call(decide, 'POST', path, as('auditor'), { decision: 'approve', note: 'seen' })
    expect(approved.body).toMatchObject({ state: 'approved', verdict: 'met' })
    const [file] = approved.body.attachments as { id: string }[]
    const bytes = await call(readAttachment, 'GET', `/attachments/${file?.id}`, reader)
    expect([bytes.status, bytes.text]).toEqual([200, 'a'])
    expect(bytes.headers.get('content-disposition')).toBe(
      'attachment; filename="__.txt"; filename*=UTF-8\'\'%E5%AE%A1%E8%AE%A1.txt',
    )
    expect(bytes.headers.get('content-security-policy')).toContain('sandbox')
    const foreign = await call(readAttachment, 'GET', `/attachments/${file?.id}`, as('stranger'))
    expect(foreign.status).toBe(404)
  })
})

describe('reports', () => {
  it('answer 202 with a place to ask at, and no content until they are done', async () => {
    const asked = await call(ask, 'POST', `/assessments/${id}/reports`, reader, { format: 'csv', lang: 'en' })
    expect([asked.status, asked.headers.get('location')]).toEqual([202, `/api/v1/reports/${asked.body.id}`])
    expect((await call(readReport, 'GET', `/reports/${asked.body.id}`, reader)).body).toMatchObject({
      state: 'queued',
    })
    expect((await call(readContent, 'GET', `/reports/${asked.body.id}/content`, reader)).status).toBe(404)
    const oscal = await call(ask, 'POST', `/assessments/${id}/reports`, reader, { format: 'oscal' })
    expect(oscal.body).toMatchObject({ status: 400, code: 'format_not_offered', at: '/format' })
  })
})
