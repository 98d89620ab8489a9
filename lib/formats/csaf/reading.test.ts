import { expect, test } from 'vitest'
import { readFormat } from '../testing/read-format'
import { csaf } from './csaf'

const tree = {
  branches: [
    {
      category: 'vendor',
      branches: [
        {
          product: {
            product_id: 'LIB',
            name: 'Lib',
            product_identification_helper: { purl: 'pkg:npm/lib@1' },
          },
        },
      ],
    },
  ],
  full_product_names: [{ product_id: 'APP', name: 'App 1.0' }],
  relationships: [
    {
      category: 'default_component_of',
      product_reference: 'LIB',
      relates_to_product_reference: 'APP',
      full_product_name: { product_id: 'LIB-IN-APP', name: 'x' },
    },
  ],
}
const read = (flaw: object, more: object = {}) =>
  readFormat(
    csaf,
    JSON.stringify({
      document: {
        category: 'csaf_vex',
        csaf_version: '2.0',
        tracking: { id: 'T-1', current_release_date: '2024-01-01T00:00:00.000Z' },
      },
      product_tree: tree,
      vulnerabilities: [{ cve: 'CVE-2024-1', ...flaw }],
      ...more,
    }),
  )

test('products are resolved through the tree; a component is spoken of inside its product only', async () => {
  const { observations } = await read({
    product_status: { known_not_affected: ['LIB-IN-APP'], known_affected: ['LIB'] },
  })
  expect(observations.map(({ vex }) => [vex?.product, vex?.component, vex?.status])).toEqual([
    ['App 1.0', 'pkg:npm/lib@1', 'not_affected'],
    ['pkg:npm/lib@1', '', 'affected'],
  ])
})

test('each list says what it says, recommended versions say nothing', async () => {
  const lists = ['first_affected', 'fixed', 'first_fixed', 'under_investigation', 'recommended']
  const statuses = await Promise.all(
    lists.map(async (list) =>
      (await read({ product_status: { [list]: ['APP'] } })).observations.map(({ vex }) => vex?.status),
    ),
  )
  expect(statuses).toEqual([['affected'], ['fixed'], ['fixed'], ['under_investigation'], []])
})

test('a flag or threat for other products is not taken', async () => {
  const flaw = {
    product_status: { known_not_affected: ['APP', 'LIB'] },
    flags: [{ label: 'vulnerable_code_not_present', product_ids: ['LIB'] }],
    threats: [{ category: 'impact', details: 'for all' }],
  }
  expect((await read(flaw)).observations.map(({ vex, detail }) => [vex?.justification, detail])).toEqual([
    [undefined, 'for all'],
    ['vulnerable_code_not_present', 'vulnerable_code_not_present: for all'],
  ])
})

test('relationships that run in a circle end', async () => {
  const circle = {
    relationships: ['A', 'B'].map((id, index) => ({
      product_reference: 'LIB',
      relates_to_product_reference: ['B', 'A'][index],
      full_product_name: { product_id: id },
    })),
  }
  const { observations } = await read({ product_status: { fixed: ['A'] } }, { product_tree: circle })
  expect(observations).toHaveLength(1)
})
