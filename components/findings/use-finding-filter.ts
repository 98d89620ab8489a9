'use client'

import { useMemo } from 'react'
import { type AddressChange, useAddress } from '@/components/common/use-address'
import type { FindingFilterQuery } from '@/lib/views/finding.schema'

/** What narrows the list, as the address and the API call it. */
export const FILTERS = [
  'severity',
  'asset',
  'fails_on',
  'kind',
  'label',
  'lineage',
  'check',
  'mapped',
  'safeguard',
  'framework',
  'control',
  'package',
  'advisory',
  'exploited',
  'owner',
  'due',
  'age',
  'exception',
  'change',
  'from',
  'to',
  'q',
] as const satisfies readonly (keyof FindingFilterQuery)[]
export type FilterName = (typeof FILTERS)[number]
export const GROUPINGS = ['check', 'asset', 'lineage', 'package'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What the list asks for. Without a status in the address it shows what is still to be worked on; `any` shows all. */
export interface FindingFilter {
  /** As the select shows it. */
  status: string
  by: Grouping | null
  sort: string
  /** Which findings, with the status: what counts, exports and changes take. */
  which: Partial<Record<FilterName | 'status', string>>
  set: (change: AddressChange) => void
  clear: () => void
  /** Anything but the order and what is still to be worked on. */
  filtered: boolean
}

export function useFindingFilter(): FindingFilter {
  const { get, set } = useAddress()
  return useMemo(() => {
    const status = get('status') ?? 'active'
    const said = FILTERS.flatMap((name) => {
      const value = get(name)
      return value === undefined ? [] : [[name, value] as const]
    })
    const which: FindingFilter['which'] = Object.fromEntries(said)
    const by = GROUPINGS.find((one) => one === get('by')) ?? null
    return {
      status,
      by,
      sort: get('sort') ?? 'impact',
      which: status === 'any' ? which : { ...which, status },
      // The default is not said in the address.
      set: (change) =>
        set(
          'status' in change
            ? { ...change, status: change.status === 'active' ? undefined : change.status }
            : change,
        ),
      clear: () => set(Object.fromEntries(['status', ...FILTERS].map((name) => [name, undefined]))),
      filtered: status !== 'active' || said.length > 0,
    }
  }, [get, set])
}
