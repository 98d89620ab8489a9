import { describe, expect, it } from 'vitest'
import type { AssessmentDto } from '@/lib/views/assessment.schema'
import { leadAssessments } from './lead-assessments'

const zero = {
  determined_met: 0,
  no_gap_seen: 0,
  gap: 0,
  to_be_judged: 0,
  not_assessed: 0,
  not_applicable: 0,
}
const make = (family: string, level = '', retired = false): AssessmentDto => ({
  id: `${family}${level}${retired}`,
  name: `${family} ${level}`,
  framework: {
    id: retired ? `${family}-old` : family,
    version: '1',
    family,
    title: { en: family, zh: family },
    retired: retired ? { en: 'retired', zh: '已废止' } : null,
  },
  level,
  level_title: null,
  requirements_published: true,
  profile: {},
  scope: { labels: {} },
  period: { from: null, to: null },
  revision: '2026-01-01T00:00:00.000Z',
  catalogue_version: '1',
  created_at: '2026-01-01T00:00:00.000Z',
  gauge: zero,
  coverage: { assessed: 0, in_scope: 0 },
  as_of: '2026-01-01T00:00:00.000Z',
  known_at: '2026-01-01T00:00:00.000Z',
})
const names = (all: AssessmentDto[]) => all.map(({ id }) => id)

describe('leadAssessments', () => {
  it('shows a few all large', () => {
    const few = [make('mlps', 'L2'), make('mlps', 'L3')]
    expect(leadAssessments(few)).toEqual({ lead: few, others: [] })
  })
  it('takes the highest level of each family in force, four at most', () => {
    const all = [
      make('mlps', 'L2'),
      make('mlps', 'L3'),
      make('iso', '', true),
      make('iso'),
      make('pci'),
      make('cis'),
      make('nist'),
    ]
    const { lead, others } = leadAssessments(all)
    expect(names(lead)).toEqual(['mlpsL3false', 'isofalse', 'pcifalse', 'cisfalse'])
    expect(names(others)).toEqual(['mlpsL2false', 'isotrue', 'nistfalse'])
  })
})
