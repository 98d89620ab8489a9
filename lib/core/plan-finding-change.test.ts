import { describe, expect, it } from 'vitest'
import { type FindingNow, planFindingChange, planUndo } from './plan-finding-change'

const open: FindingNow = { machine: 'open', triage: 'new', status: 'open', ownerId: null, dueOn: null }

describe('what a person says', () => {
  it('changes only what does not hold already', () => {
    expect(planFindingChange(open, { status: 'open', ownerId: null, dueOn: '2026-12-01' })).toEqual({
      changes: { dueOn: { from: null, to: '2026-12-01' } },
    })
  })

  it('sets no status where evidence or two people have the word, but takes owner and due date', () => {
    const closed = { ...open, machine: 'closed', status: 'closed' } as const
    const accepted = { ...open, status: 'accepted' } as const
    expect(planFindingChange(closed, { status: 'fixed' })).toEqual({ refusal: 'finding_closed' })
    expect(planFindingChange(accepted, { status: 'fixed' })).toEqual({ refusal: 'finding_excepted' })
    expect(planFindingChange(accepted, { ownerId: 'u' })).toEqual({
      changes: { ownerId: { from: null, to: 'u' } },
    })
  })
})

describe('an undo', () => {
  const done = { triage: { from: 'new', to: 'in_progress' }, ownerId: { from: null, to: 'u' } }
  const after: FindingNow = { ...open, triage: 'in_progress', status: 'in_progress', ownerId: 'u' }

  it('gives back what was there', () => {
    expect(planUndo(after, done)).toEqual({
      changes: { triage: { from: 'in_progress', to: 'new' }, ownerId: { from: 'u', to: null } },
    })
  })

  it('is refused where one of its fields was decided anew, and only there', () => {
    expect(planUndo({ ...after, ownerId: 'v' }, done)).toBe('changed_meanwhile')
    expect(planUndo({ ...after, triage: 'new' }, done)).toBe('changed_meanwhile')
    expect(planUndo({ ...after, dueOn: '2026-12-01' }, done)).not.toBe('changed_meanwhile')
  })
})
