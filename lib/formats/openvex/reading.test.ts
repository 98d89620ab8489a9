import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { openvex } from './openvex'

const read = (statements: object[], more: object = {}) =>
  readFormat(
    openvex,
    JSON.stringify({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'urn:x',
      timestamp: '2024-01-01T00:00:00Z',
      ...more,
      statements,
    }),
  )
const product = 'pkg:oci/nginx@sha256%3Aaa?repository_url=r'
const component = 'pkg:deb/debian/tar@1'

test('a statement holds for its advisory, product and component, and no wider', async () => {
  const row = {
    vulnerability: { name: 'CVE-2024-1', aliases: ['GHSA-2345-6789-cfgh'] },
    status: 'not_affected',
    justification: 'component_not_present',
  }
  const { observations } = await read([
    { ...row, products: [{ '@id': product, subcomponents: [{ '@id': component }] }] },
  ])
  expect(observations.map(({ vex, result, subject }) => [vex, result, subject])).toEqual([
    [
      {
        advisory: 'CVE-2024-1',
        aliases: ['GHSA-2345-6789-cfgh'],
        product,
        component,
        status: 'not_affected',
        justification: 'component_not_present',
        statedAt: '2024-01-01T00:00:00Z',
      },
      'informational',
      `CVE-2024-1 ${product} ${component}`,
    ],
  ])
})

test('0.0.1 writes texts in place of objects, and subcomponents beside the products', async () => {
  const row = {
    vulnerability: 'CVE-2024-1',
    products: [product],
    subcomponents: [component],
    status: 'fixed',
  }
  const { observations } = await read([row], { '@context': 'https://openvex.dev/ns', version: '1' })
  expect(observations[0]?.vex).toMatchObject({ advisory: 'CVE-2024-1', product, component, status: 'fixed' })
})

test('of statements on the same the latest holds, in whatever order they stand', async () => {
  const row = (status: string, timestamp: string) => ({
    vulnerability: { name: 'CVE-2024-1' },
    products: [{ '@id': product }],
    status,
    timestamp,
  })
  const older = row('under_investigation', '2024-02-01T00:00:00Z')
  const newer = row('not_affected', '2024-03-01T00:00:00Z')
  for (const rows of [
    [older, newer],
    [newer, older],
  ]) {
    const { observations, end } = await read(rows)
    expect(observations.map(({ vex }) => vex?.status)).toEqual(['not_affected'])
    expect(end.counts).toEqual({ items: 2, byResult: { under_investigation: 1, not_affected: 1 } })
  }
})

test('without product it applies to nothing, with a status that is none it is told', async () => {
  const without = await read([{ vulnerability: { name: 'CVE-2024-1' }, status: 'fixed' }])
  expect([without.observations, codesOf(without)]).toEqual([
    [],
    ['nothing_scanned', 'statement_without_product'],
  ])
  const odd = await read([{ vulnerability: { name: 'CVE-2024-1' }, products: ['a'], status: 'safe' }])
  expect([odd.observations, codesOf(odd)]).toEqual([[], ['nothing_scanned', 'unreadable_finding']])
})
