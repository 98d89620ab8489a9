import { expect, it, vi } from 'vitest'
import { useRequestReport } from './use-reports'

const { api, address } = vi.hoisted(() => ({ api: vi.fn(), address: { search: '' } }))
vi.mock('next/navigation', () => ({ useSearchParams: () => new URLSearchParams(address.search) }))
vi.mock('@tanstack/react-query', () => ({
  useMutation: (options: unknown) => options,
  useQuery: () => ({}),
  useQueryClient: () => ({}),
}))
vi.mock('./client', () => ({ api }))
vi.mock('./tenant-context', () => ({ useTenant: () => ({ slug: 'harbour-bank' }) }))

it.each([
  ['', {}],
  ['as_of=2026-02-03T00:00:00Z', { as_of: '2026-02-03T00:00:00.000Z' }],
  [
    'as_of=2026-02-03T00:00:00Z&known_at=2026-02-04T00:00:00Z',
    { as_of: '2026-02-03T00:00:00.000Z', known_at: '2026-02-04T00:00:00.000Z' },
  ],
])('a report asked for on ?%s is of both times the page shows', (search, times) => {
  address.search = search
  const { mutationFn } = useRequestReport('asm_1') as unknown as { mutationFn: (asked: unknown) => void }
  mutationFn({ format: 'xlsx', lang: 'en' })
  expect(api).toHaveBeenLastCalledWith(
    '/assessments/asm_1/reports',
    expect.objectContaining({ body: { format: 'xlsx', lang: 'en', ...times } }),
  )
})
