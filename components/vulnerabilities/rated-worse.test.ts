import { describe, expect, it } from 'vitest'
import { ratedWorse } from './rated-worse'

const ratings = [
  { source: 'redhat', severity: 'high' as const, score: 8.1 },
  { source: 'nvd', severity: 'critical' as const, score: 9.8 },
  { source: 'ghsa', severity: 'critical' as const, score: 9.8 },
]
const spring = { id: 'CVE-2022-22965', aliases: ['GHSA-36p3-wjmg-h94x'], severity: 'low' as const }

describe('who rates a flaw worse than its scanners', () => {
  it('names the worst rating and everybody who gives it', () => {
    expect(ratedWorse({ ...spring, advisories: [{ id: spring.id, ratings }] })).toEqual({
      severity: 'critical',
      sources: ['ghsa', 'nvd'],
    })
  })
  it('says nothing where the scanners say as much, or nothing is there any more', () => {
    const advisories = [{ id: spring.id, ratings }]
    expect(ratedWorse({ ...spring, severity: 'critical', advisories })).toBeNull()
    expect(ratedWorse({ ...spring, severity: null, advisories })).toBeNull()
    expect(ratedWorse({ ...spring, advisories: [] })).toBeNull()
  })
  it('reads the ratings of its aliases, and not those of an advisory that mends other flaws too', () => {
    const of = (id: string) => ratedWorse({ ...spring, advisories: [{ id, ratings }] })
    expect(of('GHSA-36p3-wjmg-h94x')?.severity).toBe('critical')
    expect(of('RHSA-2022:1333')).toBeNull()
  })
  it('tells an unrated flaw from a mild one', () => {
    const advisories = [{ id: spring.id, ratings: [{ source: 'nvd', severity: 'low' as const }] }]
    expect(ratedWorse({ ...spring, severity: 'unknown', advisories })?.severity).toBe('low')
    const none = [{ id: spring.id, ratings: [{ source: 'nvd', severity: 'unknown' as const }] }]
    expect(ratedWorse({ ...spring, advisories: none })).toBeNull()
  })
})
