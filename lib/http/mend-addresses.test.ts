import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mendAddresses } from './mend-addresses'

const server = createServer((request, response) => response.end(request.url))
let port: number
beforeAll(async () => {
  mendAddresses()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** The address as the server's own code sees it; `path` goes out exactly as it is. */
const seen = (path: string) =>
  new Promise<string>((resolve, reject) => {
    get({ port, host: '127.0.0.1', path }, (response) => {
      response.setEncoding('utf8').on('data', resolve)
    }).on('error', reject)
  })

it.each([
  ['/api/v1/findings/%', '/api/v1/-'],
  ['/api/v1/findings/%ff', '/api/v1/-'],
  ['/api/v1/findings/%ff?a=1', '/api/v1/-'],
  ['/t/harbour-bank/findings/%', '/-'],
  ['/api/v1/findings?__proto__=1', '/api/v1/findings?[__proto__]=1'],
  ['/api/v1/findings?limit=2&%5F_proto__', '/api/v1/findings?limit=2&[__proto__]'],
])('%s, which Next would fail on, is %s to it', async (sent, mended) => {
  expect(await seen(sent)).toBe(mended)
})

it.each(['/', '/api/v1/findings/%E6%B8%AF?q=%E6%B8%AF&x=%&y=a?b', '/api/v1/states?asset=__proto__'])(
  '%s stays as it is',
  async (path) => {
    expect(await seen(path)).toBe(path)
  },
)
