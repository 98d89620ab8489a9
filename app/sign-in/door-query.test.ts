import { expect, it } from 'vitest'
import { faultOfQuery } from './door-query'

const ways = [{ id: 'idp_1', kind: 'oidc' as const, name: 'Harbour ID' }]

it('says what we know, with the name of a provider at this door', () => {
  expect(faultOfQuery({ fault: 'cancelled', provider: 'idp_1' }, ways)).toEqual({
    fault: 'cancelled',
    provider: 'Harbour ID',
  })
})

it('shows no word that somebody wrote into the address', () => {
  for (const provider of ['Call +1 555 0100', 'Harbour ID', 'idp_2', ['idp_1'], undefined]) {
    expect(faultOfQuery({ fault: 'cancelled', ...(provider ? { provider } : {}) }, ways)?.provider).toBeNull()
  }
  expect(faultOfQuery({ fault: 'Your account is locked. Call us.', provider: 'idp_1' }, ways)).toBeNull()
})
