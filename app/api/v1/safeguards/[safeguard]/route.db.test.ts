import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET as readFinding } from '@/app/api/v1/findings/[id]/route'
import { GET as listFindings } from '@/app/api/v1/findings/route'
import { POST as submit } from '@/app/api/v1/submissions/route'
import { type Sender, type World, world } from '@/tools/testing/world'
import { GET } from './route'

const TENANT = 'harbour-bank'
let w: World
let viewer: Sender
let agent: Sender

async function get(handler: (request: Request) => Promise<Response>, path: string, as: Sender) {
  const response = await handler(w.request('GET', `/api/v1${path}`, { as, tenant: TENANT }))
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

beforeAll(async () => {
  w = await world()
  viewer = { cookie: (await w.signIn(`viewer@${TENANT}.example`)).cookie }
  agent = { token: w.logins.tenants.find(({ slug }) => slug === TENANT)?.tokens.agent ?? '' }
})
afterAll(() => w?.end())

it('200 for a viewer, 403 for an agent, 404 for what is no safeguard', async () => {
  const { status, body } = await get(GET, '/safeguards/daemon.userns-remap', viewer)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    id: 'daemon.userns-remap',
    remediation: {
      forms: [{ form: 'daemon_json', text: expect.stringContaining('"userns-remap"') }, {}, {}],
    },
  })
  expect((await get(GET, '/safeguards/daemon.userns-remap', agent)).status).toBe(403)
  expect((await get(GET, '/safeguards/daemon.nothing', agent)).status).toBe(403)
  expect((await get(GET, '/safeguards/daemon.nothing', viewer)).status).toBe(404)
})

it('a finding brings what to do about its own check, and its list brings none', async () => {
  const report = readFileSync('demo/reports/docker-bench/lab-default.json')
  const headers = { authorization: `Bearer ${'token' in agent ? agent.token : ''}` }
  const url = 'http://localhost:3000/api/v1/submissions?asset=web-1'
  expect((await submit(new Request(url, { method: 'POST', body: report, headers }))).status).toBe(201)
  const list = await get(listFindings, '/findings?safeguard=daemon.userns-remap', viewer)
  const [first] = list.body.items as { id: string }[]
  expect(JSON.stringify(list.body)).not.toContain('retest')
  const { body } = await get(readFinding, `/findings/${first?.id}`, viewer)
  const { body: safeguard } = await get(GET, '/safeguards/daemon.userns-remap', viewer)
  expect(body.safeguards).toEqual([safeguard])
})
