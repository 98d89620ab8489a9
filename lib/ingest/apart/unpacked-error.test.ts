import { expect, it } from 'vitest'
import { Broken, Busy, DomainError, Invalid, NotFound } from '@/lib/core/errors'
import { RetryError } from '@/lib/core/retry'
import { isFull } from '@/lib/http/is-full'
import { isTooSlow } from '@/lib/http/is-too-slow'
import { isUnavailable } from '@/lib/http/is-unavailable'
import { packedError } from './packed-error'
import { unpackedError } from './unpacked-error'

const across = (error: unknown) => unpackedError(structuredClone(packedError(error)))

it.each([
  new NotFound(),
  new Invalid('asset_out_of_scope', 'Name another.', { at: 'asset' }),
  new Broken('cut', 'It ends early.', { at: '12', extra: { submission_id: 'sub_1' } }),
  new Busy('quota_assets', 'As many as it may.', 3600, true),
])('what a use case answers is the same on the other side: %s', (error) => {
  const back = across(error)
  expect(back).toBeInstanceOf(DomainError)
  expect(back.constructor).toBe(error.constructor)
  const { stack: _, ...facts } = Object.assign({ message: error.message, stack: '' }, error)
  expect(back).toMatchObject(facts)
})

it('what is judged by its codes is judged the same, however deep they are', () => {
  const adapter = Object.assign(new Error('x'), { originalCode: '53100' })
  const prisma = Object.assign(new Error('raw query failed'), {
    code: 'P2010',
    meta: { driverAdapterError: adapter },
  })
  expect(isFull(across(new Error('y', { cause: prisma })))).toBe(true)
  expect(isFull(across(new Error('y')))).toBe(false)
  expect(isTooSlow(across(Object.assign(new Error('z'), { code: 'P2028' })))).toBe(true)
  expect(isUnavailable(across(Object.assign(new Error('z'), { kind: 'ConnectionClosed' })))).toBe(true)
  expect(isUnavailable(across(new RetryError()))).toBe(true)
})

it('anything can be thrown', () => {
  expect(across('words').message).toBe('words')
  expect(across(undefined).message).toBe('undefined')
  const ring = new Error('ring')
  ring.cause = ring
  expect(across(ring).message).toBe('ring')
})
