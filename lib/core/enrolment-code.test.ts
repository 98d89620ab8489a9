import { expect, it } from 'vitest'
import { enrolmentCode, readEnrolmentCode } from './enrolment-code'

const random = Uint8Array.from({ length: 25 }, (_, i) => i * 10)

it('names the tenant and is read as it was made, however it was typed', () => {
  const code = enrolmentCode('harbour-bank', random)
  expect(code).toMatch(/^harbour-bank\.[a-z0-9]{5}(-[a-z0-9]{5}){4}$/)
  expect(readEnrolmentCode(`  ${code.toUpperCase()}\n`)).toEqual({ slug: 'harbour-bank', code })
})

it('has 32 letters, each as likely as another, and none that is taken for another', () => {
  const seen = new Set(
    Array.from({ length: 256 }, (_, byte) => enrolmentCode('a', new Uint8Array(25).fill(byte)).slice(2, 3)),
  )
  expect(seen.size).toBe(32)
  for (const letter of 'iluo') expect(seen.has(letter)).toBe(false)
})

it('is nothing else', () => {
  for (const text of ['', 'harbour', 'plm_x', 'a.b-c', `${'x'.repeat(80)}.aaaaa-aaaaa-aaaaa-aaaaa-aaaaa`])
    expect(readEnrolmentCode(text)).toBeNull()
  expect(() => enrolmentCode('a', new Uint8Array(3))).toThrow(RangeError)
})
