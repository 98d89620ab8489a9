import { expect, it } from 'vitest'
import { exportName } from './export-name'

const given = {
  what: 'findings' as const,
  tenant: { slug: 'harbour-bank', timeZone: 'Asia/Shanghai' },
  format: 'csv',
  now: new Date('2026-11-22T20:00:00Z'),
}

it('names an export by the day of the tenant, and one of the past by its own', () => {
  expect(exportName({ ...given, asOf: undefined })).toBe('findings-harbour-bank-2026-11-23.csv')
  expect(exportName({ ...given, asOf: '2026-10-31T16:00:00Z' })).toBe(
    'findings-harbour-bank-as-of-2026-11-01.csv',
  )
})
