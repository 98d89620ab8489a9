import { expect, it } from 'vitest'
import { labelChange } from './label-change'

const rows = (...pairs: [string, string][]) => pairs.map(([key, value], id) => ({ id, key, value }))

it('says only what is different', () => {
  expect(
    labelChange({ env: 'prod', zone: 'a' }, rows(['env', 'prod'], ['zone', 'b'], ['team', 'x'])),
  ).toEqual({
    zone: 'b',
    team: 'x',
  })
})

it('takes away what is gone, also by another name', () => {
  expect(labelChange({ env: 'prod' }, rows(['stage', 'prod']))).toEqual({ env: null, stage: 'prod' })
})

it('passes over rows without a name', () => {
  expect(labelChange({}, rows(['  ', 'x']))).toEqual({})
})
