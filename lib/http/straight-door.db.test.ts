import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST } from '@/app/api/v1/submissions/route'
import { type World, world } from '@/tools/testing/world'
import { stampPeers } from './stamp-peers'
import { straightDoor } from './straight-door'

const PATH = '/api/v1/submissions'
let w: World
let server: Server
let url: string
let token: string
let report: Buffer
beforeAll(async () => {
  w = await world()
  token = w.logins.tenants[0]?.tokens.agent ?? ''
  report = await readFile(new URL('../../demo/reports/docker-bench/lab-default.json', import.meta.url))
  stampPeers()
  const isTaken = straightDoor(new Map([[`POST ${PATH}`, POST]]))
  server = createServer((incoming, outgoing) => {
    if (!isTaken(incoming, outgoing)) outgoing.writeHead(418).end('goes on to Next')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server?.close()
  await w?.end()
})

interface Asked {
  query?: string
  headers?: Record<string, string>
  body?: Uint8Array<ArrayBuffer> | string
}

const init = ({ headers, body = '' }: Asked): RequestInit => ({
  method: 'POST',
  headers: { authorization: `Bearer ${token}`, ...headers },
  body,
})

/** What a sender sees, but for what is of this very report or moment. */
async function seen(response: Response) {
  const headers = Object.fromEntries(response.headers)
  for (const name of ['date', 'connection', 'keep-alive', 'content-length']) delete headers[name]
  const said = (await response.json()) as Record<string, unknown>
  const { id: _id, received_at: _at, log: _log, assets: _assets, submission_id: _submission, ...rest } = said
  return { status: response.status, headers, names: Object.keys(said), said: JSON.stringify(rest) }
}

const CASES: Record<string, (asset: string) => Asked> = {
  'a report': (asset) => ({ query: `?asset=${asset}&observed_at=2026-03-01T00:00:00Z`, body: own(report) }),
  'a packed one': (asset) => ({
    query: `?asset=${asset}&label=env:prod&label=team:a%3Ab`,
    headers: { 'content-encoding': 'gzip' },
    body: own(gzipSync(report)),
  }),
  'broken packing': (asset) => ({
    query: `?asset=${asset}`,
    headers: { 'content-encoding': 'gzip' },
    body: 'no',
  }),
  'another packing': (asset) => ({ query: `?asset=${asset}`, headers: { 'content-encoding': 'br' } }),
  'no asset': () => ({ body: own(report) }),
  'no body': (asset) => ({ query: `?asset=${asset}` }),
  'an unknown parameter': (asset) => ({ query: `?asset=${asset}&x=1`, body: own(report) }),
  'nothing that any format fits': (asset) => ({ query: `?asset=${asset}`, body: 'what is this?' }),
  'a bad token': (asset) => ({ query: `?asset=${asset}`, headers: { authorization: 'Bearer plm_no' } }),
  'no token but something': (asset) => ({
    query: `?asset=${asset}`,
    headers: { authorization: 'Basic eA==' },
  }),
  "another tenant's name": (asset) => ({
    query: `?asset=${asset}`,
    headers: { 'plimsoll-tenant': 'elsewhere' },
    body: own(report),
  }),
}
const own = (bytes: Buffer) => new Uint8Array(bytes)

it.each(Object.entries(CASES))('answers %s as its route does', async (name, of) => {
  const asset = (way: string) => `${way}-${name.replaceAll(/\W/g, '-')}`
  const straight = of(asset('straight'))
  const routed = of(asset('routed'))
  const answer = await fetch(`${url}${PATH}${straight.query ?? ''}`, init(straight))
  const expected = await POST(new Request(`http://localhost${PATH}${routed.query ?? ''}`, init(routed)))
  const told = await seen(answer)
  const words = JSON.stringify(told).replaceAll('straight-', 'routed-')
  expect(JSON.parse(words)).toEqual(await seen(expected))
  expect(told.headers['cache-control']).toBe('no-store')
})

it('says of the same again that it is', async () => {
  const asked = CASES['a report']?.('twice') ?? {}
  const send = async () => {
    const response = await fetch(`${url}${PATH}${asked.query}`, init(asked))
    return { status: response.status, said: (await response.json()) as { id: string; duplicate: boolean } }
  }
  const [first, again] = [await send(), await send()]
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.said).toMatchObject({ id: first.said.id, duplicate: true })
})

it('leaves sessions, other methods and other addresses to Next', async () => {
  const status = async (path: string, asked: RequestInit) => (await fetch(url + path, asked)).status
  expect(await status(PATH, { method: 'POST', body: 'x' })).toBe(418)
  expect(await status(PATH, { method: 'POST', body: 'x', headers: { cookie: 'plimsoll.session=x' } })).toBe(
    418,
  )
  expect(await status(PATH, { headers: { authorization: `Bearer ${token}` } })).toBe(418)
  expect(await status(`${PATH}/`, init({}))).toBe(418)
  expect(await status('/api/v1/me', init({}))).toBe(418)
})

it('takes nothing of who hangs up, and serves the next', async () => {
  const asked = { query: '?asset=hung-up&observed_at=2026-03-02T00:00:00Z', body: own(report) }
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    `POST ${PATH}${asked.query} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${report.length}\r\n\r\n`,
  )
  socket.write(report.subarray(0, 1000))
  await new Promise((resolve) => setTimeout(resolve, 100))
  socket.destroy()
  const response = await fetch(`${url}${PATH}${asked.query}`, init(asked))
  expect([response.status, ((await response.json()) as { duplicate: boolean }).duplicate]).toEqual([
    201,
    false,
  ])
})
