import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { searchControls } from './search-controls'

const catalogue = loadCatalogue(fileURLToPath(new URL('../../frameworks', import.meta.url)))
const find = (query: string, ...frameworkIds: string[]) => searchControls({ catalogue, frameworkIds, query })

describe('searchControls', () => {
  it('2.2.1 in PCI DSS 4.0.1 finds its own and says where 3.2.1’s went', () => {
    const { hits, hints } = find('2.2.1', 'pci-dss-4.0.1')
    expect(hits[0]).toMatchObject({ matched: 'ref', control: { id: '2.2.1' } })
    expect(hints).toHaveLength(1)
    expect(hints[0]).toMatchObject({
      ref: '2.2.1',
      otherEdition: {
        id: 'pci-dss-3.2.1',
        title: { en: 'One primary function per server or virtual system component' },
      },
      here: [{ id: '2.2.3' }],
      own: { id: '2.2.1', title: { en: 'Configuration (hardening) standards for all components' } },
    })
  })

  it('an old ISO number that the new edition does not have leads on', () => {
    const { hits, hints } = find('a.12.6.1', 'iso27001-2022')
    expect(hits).toEqual([])
    expect(hints[0]).toMatchObject({ ref: 'A.12.6.1', here: [{ id: 'A.8.8' }], own: null })
  })

  it('a number of CIS Docker 1.8.0 is found under the one of 1.6.0', () => {
    expect(find('2.8', 'cis-docker').hints[0]).toMatchObject({
      otherEdition: { id: 'cis-docker', version: '1.8.0' },
      here: [{ id: '2.7' }],
      own: { id: '2.8' },
    })
  })

  it('a number that means the same in both editions needs no hint', () => {
    expect(find('1.1.1', 'cis-docker').hints).toEqual([])
  })

  it('finds by Chinese and English words, and by the number of any level', () => {
    expect(find('入侵防范', 'mlps-gbt22239-2019').hits.length).toBeGreaterThan(0)
    expect(find('configuration management', 'iso27001-2022').hits[0]?.control.id).toBe('A.8.9')
    expect(find('6.1.1.1', 'mlps-gbt22239-2019').hits[0]?.control.id).toBe('PES1.2.a')
  })

  it('a number finds what stands below it', () => {
    const { hits } = find('8.3', 'pci-dss-4.0.1')
    expect(hits.filter((hit) => hit.matched === 'ref_prefix').length).toBeGreaterThan(5)
  })

  it('full-width digits are digits, and nothing finds nothing', () => {
    expect(find('２.２.３', 'pci-dss-4.0.1').hits[0]?.control.id).toBe('2.2.3')
    expect(find('  ', 'pci-dss-4.0.1').hits).toEqual([])
  })

  it('says how many more there are', () => {
    const { hits, more } = searchControls({ catalogue, query: 'a', limit: 3 })
    expect(hits).toHaveLength(3)
    expect(more).toBeGreaterThan(0)
  })
})
