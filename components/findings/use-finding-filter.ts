'use client'

import { useMemo } from 'react'
import { type AddressChange, useAddress } from '@/components/common/use-address'

const NAMES = ['severity', 'asset', 'check', 'safeguard', 'owner', 'q', 'sort'] as const

/** What the list asks for. Without a status in the address it shows the open ones; `any` shows all. */
export interface FindingFilter {
  /** As the select shows it. */
  status: string
  query: Partial<Record<(typeof NAMES)[number] | 'status', string | undefined>>
  set: (change: AddressChange) => void
  clear: () => void
  /** Anything but the order and the open ones. */
  filtered: boolean
}

export function useFindingFilter(): FindingFilter {
  const { get, set } = useAddress()
  return useMemo(() => {
    const status = get('status') ?? 'open'
    const query = Object.fromEntries(NAMES.map((name) => [name, get(name)]))
    const filtered = status !== 'open' || NAMES.some((name) => name !== 'sort' && query[name] !== undefined)
    return {
      status,
      query: { ...query, status: status === 'any' ? undefined : status },
      // The default is not said in the address.
      set: (change) =>
        set(
          'status' in change
            ? { ...change, status: change.status === 'open' ? undefined : change.status }
            : change,
        ),
      clear: () => set(Object.fromEntries(['status', ...NAMES].map((name) => [name, undefined]))),
      filtered,
    }
  }, [get, set])
}
