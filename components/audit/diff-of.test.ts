import { describe, expect, it } from 'vitest'
import { diffOf } from './diff-of'

describe('diffOf', () => {
  it('names what changed and leaves out what did not', () => {
    expect(diffOf({ days: 30, zone: 'UTC' }, { days: 60, zone: 'UTC' })).toEqual([
      { path: 'days', before: '30', after: '60' },
    ])
  })

  it('goes into lists and records, and tells absent from null', () => {
    const before = { roles: [{ role: 'viewer', valid_until: null }] }
    const after = { roles: [{ role: 'viewer', valid_until: null }, { role: 'owner' }] }
    expect(diffOf(before, after)).toEqual([{ path: 'roles.1.role', after: 'owner' }])
    expect(diffOf({ end: null }, {})).toEqual([{ path: 'end', before: '–' }])
  })

  it('keeps an empty list as a value', () => {
    expect(diffOf({ labels: ['a'] }, { labels: [] })).toEqual([
      { path: 'labels.0', before: 'a' },
      { path: 'labels', after: '[]' },
    ])
  })

  it('says nothing of nothing', () => {
    expect(diffOf(null, null)).toEqual([])
    expect(diffOf(undefined, {})).toEqual([])
  })
})
