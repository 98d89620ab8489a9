import { expect, it } from 'vitest'
import { undoSteps } from './undo-steps'

const before = [
  { id: 'a', status: 'open', owner: null },
  { id: 'b', status: 'in_progress', owner: { id: 'u1', name: 'Ann' } },
  { id: 'c', status: 'open', owner: { id: 'u1', name: 'Ann' } },
] as const

it('gives every finding back the status it had', () => {
  expect(undoSteps(before, { status: 'fixed' })).toEqual([
    { ids: ['a', 'c'], status: 'open' },
    { ids: ['b'], status: 'in_progress' },
  ])
})

it('gives every finding back the owner it had, nobody too', () => {
  expect(undoSteps(before, { owner: 'u2' })).toEqual([
    { ids: ['a'], owner: null },
    { ids: ['b', 'c'], owner: 'u1' },
  ])
})

it('leaves alone what was not changed', () => {
  expect(undoSteps(before, {})).toEqual([])
})
