import { describe, expect, test } from 'vitest'
import { distributionEnd, hasEndedAt } from './distribution-end'
import data from './distribution-ends.json'

describe('when a distribution ends', () => {
  test.each([
    ['debian', '9.9', '2022-06-30'],
    ['debian', '10', '2024-06-30'],
    ['Alpine', '3.10.2', '2021-05-01'],
    ['alpine', '3.1', '2016-11-01'],
    ['ubuntu', '18.04', '2023-05-31'],
    ['ubuntu', '22.04.2', '2027-04-30'],
    ['rhel', '8', '2029-05-31'],
    ['centos', '7.6.1810', '2024-06-30'],
    ['amazon', '2 (Karoo)', '2026-06-30'],
    ['amazon', '2018.03', '2023-12-31'],
    ['amzn', '2023.5.20240805', '2029-06-30'],
    ['opensuse.leap', '15.5', '2024-12-31'],
    ['sles', '15', '2019-12-31'],
    ['photon', '3.0', '2024-03-01'],
  ])('%s %s: %s', (family, version, end) => {
    expect(distributionEnd(family, version)).toBe(end)
  })

  test.each([
    ['wolfi', '20230201'],
    ['alpine', 'edge'],
    ['alpine', ''],
    ['debian', '99'],
    ['__proto__', '1'],
    ['debian', '__proto__'],
    ['', ''],
  ])('%s %s is not judged', (family, version) => {
    expect(distributionEnd(family, version)).toBeUndefined()
  })

  test('the last day is still a day of support', () => {
    expect(hasEndedAt('2024-06-30', '2024-06-30T23:59:59Z')).toBe(false)
    expect(hasEndedAt('2024-06-30', '2024-07-01T00:00:00Z')).toBe(true)
    expect(hasEndedAt('2024-06-30', '2024-07-01T01:00:00+02:00')).toBe(false)
  })

  test('every date is one, every release fits how releases are told apart, every family has a source', () => {
    for (const { release, ends, source } of data.distributions) {
      expect(source).toMatch(/^https:\/\//)
      for (const [version, end] of Object.entries(ends)) {
        expect(version).toMatch(release === 'major' ? /^\d+$/ : /^\d+(\.\d+)?$/)
        expect(new Date(end).toISOString().slice(0, 10)).toBe(end)
      }
    }
  })
})
