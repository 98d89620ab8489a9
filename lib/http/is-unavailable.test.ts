import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeConnections, prisma } from '@/lib/store/client'
import { isTooSlow } from './is-too-slow'
import { isUnavailable } from './is-unavailable'
import { problemOf } from './problem-of'

/** An address where nobody listens. */
let url: string
beforeAll(async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  url = `postgresql://nobody:nothing@127.0.0.1:${port}/gone`
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await closeConnections()
})

describe('a database that is not there', () => {
  it.each([
    ['a raw query', () => prisma(url).$queryRaw`SELECT 1`],
    ['a raw statement', () => prisma(url).$executeRaw`SELECT 1`],
    ['a transaction', () => prisma(url).$transaction(async (tx) => tx.$queryRaw`SELECT 1`)],
    ['a query of a model', () => prisma(url).asset.findFirst()],
  ])('is a 503 with Retry-After to %s', async (_, ask) => {
    const error = await ask().catch((reason: unknown) => reason)
    const answer = problemOf(error, 'GET /x')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await answer.json()).toMatchObject({ code: 'unavailable' })
  })

  it.each([
    ['DatabaseNotReachable', true],
    ['ConnectionClosed', true],
    ['SocketTimeout', true],
    ['TooManyConnections', true],
    ['UniqueConstraintViolation', false],
    ['ColumnNotFound', false],
  ])('%s of the driver adapter: %s', (kind, away) => {
    const error = Object.assign(new Error('Raw query failed'), {
      code: 'P2010',
      meta: { driverAdapterError: { name: 'DriverAdapterError', cause: { kind } } },
    })
    expect(isUnavailable(error)).toBe(away)
  })

  it('is known by the words of the driver where there is no code', () => {
    expect(isUnavailable(new Error('Connection terminated unexpectedly'))).toBe(true)
    expect(isUnavailable(new Error('column "x" does not exist'))).toBe(false)
  })
})

it('a transaction that outlived its time is a 503 that speaks of time, not of a database that is away', async () => {
  const error = Object.assign(new Error('Transaction API error: expired'), { code: 'P2028' })
  expect([isTooSlow(error), isUnavailable(error)]).toEqual([true, false])
  const answer = problemOf(error, 'POST /submissions')
  const { code, detail } = (await answer.json()) as { code: string; detail: string }
  expect([answer.status, answer.headers.get('retry-after'), code]).toEqual([503, '5', 'took_too_long'])
  expect(detail).toBe('This took too long; try a smaller report or try again.')
})
