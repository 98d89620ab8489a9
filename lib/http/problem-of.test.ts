import { afterEach, describe, expect, it, vi } from 'vitest'
import { ForbiddenError, NotThereError } from '@/lib/access/keys'
import { problem as schema } from '@/lib/api/problem.schema'
import { CrossSiteError, UnauthenticatedError } from '@/lib/auth/auth-errors'
import { Broken, Busy, Conflict, Invalid, NotFound, TooLarge, Unsupported } from '@/lib/core/errors'
import { RetryError } from '@/lib/core/retry'
import { problemOf } from './problem-of'

afterEach(() => vi.restoreAllMocks())
const quiet = () => vi.spyOn(process.stderr, 'write').mockReturnValue(true)
const told = async (error: unknown) => {
  const response = problemOf(error, 'GET /x')
  return { response, body: schema.parse(await response.json()) }
}

describe('what a use case throws', () => {
  it.each([
    [new NotFound(), 404, 'not_found'],
    [new NotThereError(), 404, 'not_found'],
    [new Conflict('last_owner', 'x'), 409, 'last_owner'],
    [new Invalid('bad', 'x', { at: '/a' }), 400, 'bad'],
    [new TooLarge('too_large', 'x'), 413, 'too_large'],
    [new Unsupported('unknown_format', 'x'), 415, 'unknown_format'],
    [new Broken('broken', 'x'), 422, 'broken'],
    [new Busy('full', 'x', 7), 503, 'full'],
    [new Busy('throttled', 'x', 7, true), 429, 'throttled'],
    [new UnauthenticatedError(), 401, 'unauthenticated'],
    [new ForbiddenError('members.write'), 403, 'forbidden'],
    [new CrossSiteError(), 403, 'cross_site'],
  ])('%s is a problem of status %i with the code %s', async (error, status, code) => {
    const { response, body } = await told(error)
    expect([response.status, body.status, body.code]).toEqual([status, status, code])
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    if (error instanceof Busy) expect(response.headers.get('retry-after')).toBe('7')
  })

  it('carries the place and further members', async () => {
    const error = new Unsupported('unknown_format', 'x', {
      at: '12',
      extra: { submission_id: 'sub_1', evidence: { sha256: 'aa' } },
    })
    expect((await told(error)).body).toMatchObject({
      at: '12',
      submission_id: 'sub_1',
      evidence: { sha256: 'aa' },
    })
  })
})

describe('what nobody foresaw', () => {
  it('is a 500 that says nothing but a random reference, under which the log has the rest', async () => {
    const write = quiet()
    const one = await told(new Error('column "password_hash" of plm_abcdefghijklmnop'))
    const two = await told('thrown text')
    expect(one.response.status).toBe(500)
    expect(Object.keys(one.body).sort()).toEqual(['code', 'detail', 'reference', 'status', 'title', 'type'])
    expect(one.body.detail).not.toContain('password')
    expect(one.body.reference).not.toBe(two.body.reference)
    const line = JSON.parse(String(write.mock.calls[0]?.[0]))
    expect(line).toMatchObject({ level: 'error', where: 'GET /x', reference: one.body.reference })
    expect(line.message).toContain('password_hash')
  })

  it('is logged without tokens, passwords, cookies and hashes', async () => {
    const write = quiet()
    const secrets = [
      'plm_abcdefghijklmnop',
      'hunter2',
      'eyJhbGciOiJkaXIiLCJlbmMi.x.y',
      '$argon2id$v=19$m=1$abc$def',
    ]
    problemOf(
      new Error(`${secrets[0]} postgresql://app:${secrets[1]}@host/db ${secrets[2]} ${secrets[3]}`),
      'x',
    )
    for (const secret of secrets) expect(String(write.mock.calls[0]?.[0])).not.toContain(secret)
  })

  it.each([
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), /database/],
    [Object.assign(new Error('x'), { code: 'P1001' }), /database/],
    [new Error('x', { cause: Object.assign(new Error('y'), { originalCode: '57P03' }) }), /database/],
    [Object.assign(new RetryError(), { message: 'x' }), /^Others/],
    [Object.assign(new Error('x'), { code: '40001' }), /^Others/],
    [new Error('x', { cause: Object.assign(new Error('y'), { originalCode: '40P01' }) }), /^Others/],
  ])('is a 503 that says so when the database is away, or others were always first', async (error, words) => {
    const write = quiet()
    const { response, body } = await told(error)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(body.detail).toMatch(words)
    const line = JSON.parse(String(write.mock.calls[0]?.[0]))
    expect(line).toMatchObject({ level: 'warn', where: 'GET /x', message: 'x' })
    expect(line).not.toHaveProperty('stack')
  })
})
