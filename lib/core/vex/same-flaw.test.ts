import { expect, it } from 'vitest'
import { sameFlaw } from './same-flaw'

const ids = (advisory: string, ...aliases: string[]) => ({ advisory, aliases })

it('knows a flaw by any of its ids', () => {
  expect(sameFlaw(ids('CVE-2024-1'), ids('CVE-2024-1'))).toBe(true)
  expect(sameFlaw(ids('CVE-2024-1', 'GHSA-1'), ids('GHSA-1'))).toBe(true)
  expect(sameFlaw(ids('GHSA-1'), ids('GHSA-1', 'CVE-2024-1'))).toBe(true)
  expect(sameFlaw(ids('CVE-2024-1'), ids('CVE-2024-2'))).toBe(false)
  expect(sameFlaw(ids('CVE-2024-1'), ids('GHSA-1'))).toBe(false)
})

it('does not take one of several flaws that an advisory mends for all of them', () => {
  const rhsa = ids('RHSA-2024:1', 'CVE-2024-1', 'CVE-2024-2')
  expect(sameFlaw(ids('CVE-2024-1'), rhsa)).toBe(false)
  expect(sameFlaw(ids('RHSA-2024:1'), rhsa)).toBe(true)
  expect(sameFlaw(ids('CVE-2024-1', 'GHSA-1'), ids('CVE-2024-2', 'GHSA-1'))).toBe(false)
})
