import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { frameworkOf } from '@/lib/core/framework-of'
import { parseProfile } from '@/lib/core/parse-profile'
import { draftOf, profileOf } from './profile-draft'

const catalogue = loadCatalogue()
/** Every profile goes through the server's own check and back into a form. */
const CASES = [
  [
    'mlps-gbt22239-2019',
    'L3',
    { object_name: '核心系统', s: 2, a: 3, g: 3, extensions: ['cloud'], cloud_role: 'customer' },
  ],
  [
    'mlps-gbt22239-2019',
    'L2',
    { object_name: '', s: 2, a: 1, g: 2, extensions: [], cloud_role: null, not_in_use: ['kubernetes'] },
  ],
  [
    'pci-dss-4.0.1',
    '',
    {
      scope: 'CDE',
      entity: 'service_provider',
      multi_tenant_provider: true,
      designated_entity: true,
      early_tls_poi: true,
    },
  ],
  ['pci-dss-4.0.1', '', { scope: '', entity: 'merchant', multi_tenant_provider: false }],
  [
    'iso27001-2022',
    '',
    { scope: '总部', not_applicable: { 'A.7.4': '机房托管' }, included_because: { 'A.8.8': '合同要求' } },
  ],
  ['nist-800-190', '', { scope: 'fleet', not_in_use: ['swarm', 'kubernetes'] }],
] as const

describe.each(CASES)('a profile of %s %s', (id, level, given) => {
  it('comes out of the form as it went in', () => {
    const framework = frameworkOf(catalogue, id)
    const family = catalogue.familyOf.get(id) ?? 'nist'
    const kept = parseProfile(framework, family, level, given)
    const again = parseProfile(framework, family, level, profileOf(family, draftOf({ ...kept })))
    expect(again).toEqual(kept)
  })
})

it('has defaults that every family takes', () => {
  for (const framework of catalogue.frameworks) {
    const family = catalogue.familyOf.get(framework.id) ?? 'nist'
    const level = family === 'mlps' ? 'L3' : (framework.levels[0]?.id ?? '')
    expect(() => parseProfile(framework, family, level, profileOf(family, draftOf()))).not.toThrow()
  }
})
