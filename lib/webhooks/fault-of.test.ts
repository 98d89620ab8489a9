import { expect, it } from 'vitest'
import { faultOf } from './fault-of'

const answer = (value: unknown) => ({ status: 200, text: JSON.stringify(value) })

it('keeps what a service says of a refusal, without what cannot be kept', () => {
  expect(faultOf('dingtalk', answer({ errcode: 0 }))).toBeNull()
  expect(faultOf('dingtalk', answer({ errcode: 310000, errmsg: 'sign\u0000not\nmatch' }))).toBe(
    'The service refused it: 310000 sign not match',
  )
})

it.each([
  { errcode: { toString: 1 } },
  { errcode: 1, errmsg: { toString: 1, valueOf: 1 } },
  { errcode: ['x'] },
])('says no to %j, whatever it means', (value) => {
  expect(faultOf('wecom', answer(value))).toMatch(/^The service refused it: /)
})
