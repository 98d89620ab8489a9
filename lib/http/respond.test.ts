import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineRoute } from '@/lib/api/define-route'
import { answer } from './answer'
import { respond } from './respond'

const spec = defineRoute({
  method: 'GET',
  path: '/things',
  summary: 'x',
  tag: 'service',
  access: { public: true },
  answers: {
    200: z.object({ id: z.string(), inner: z.object({ n: z.number() }) }),
    201: z.object({ made: z.string() }),
    204: null,
    206: { media: 'application/octet-stream', description: 'x' },
  },
})

it('lets out only what is declared, at every depth', async () => {
  const response = respond(spec, { id: 'a', passwordHash: 'x', inner: { n: 1, tenantId: 't' } })
  expect(await response.json()).toEqual({ id: 'a', inner: { n: 1 } })
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
})

it('answers another status with its headers', async () => {
  const response = respond(spec, answer(201, { made: 'b' }, { location: '/b' }))
  expect([response.status, response.headers.get('location'), await response.json()]).toEqual([
    201,
    '/b',
    { made: 'b' },
  ])
  expect(await respond(spec, answer(204, undefined)).text()).toBe('')
})

it('hands bytes on so that a browser runs nothing of them', async () => {
  const response = respond(
    spec,
    new Response('<script>', { status: 206, headers: { 'content-type': 'text/html' } }),
  )
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await response.text()).toBe('<script>')
})

describe('is a fault of ours', () => {
  it.each([
    ['a value that does not fit', { id: 1, inner: { n: 1 } }],
    ['a status that is not declared', answer(418, {})],
    ['bytes with a status that is not declared', new Response('x', { status: 500 })],
  ])('%s', (_, given) => {
    expect(() => respond(spec, given)).toThrow()
  })
})
