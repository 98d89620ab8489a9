import { expect, it } from 'vitest'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { NotFound } from '@/lib/core/errors'
import { safeguardDetail } from './safeguard'
import { safeguard } from './safeguard.schema'

const { safeguards, toolChecks } = loadCatalogue()
const size = (id: string) => Buffer.byteLength(JSON.stringify(safeguardDetail(id)))

it('every safeguard comes with what to do, as its schema says', () => {
  for (const { id, title } of safeguards) {
    const dto = safeguard.parse(safeguardDetail(id))
    expect(dto).toMatchObject({ id, title, remediation: { retest: { en: expect.any(String) } } })
  }
})

it('a safeguard that is not there is not found', () => {
  expect(() => safeguardDetail('container.nothing')).toThrow(NotFound)
})

it('what a finding brings of its check stays small', () => {
  for (const { safeguards: own, name } of toolChecks) {
    const bytes = own.reduce((sum, { id }) => sum + size(id), 0)
    expect(bytes, name).toBeLessThan(16_000)
  }
})
