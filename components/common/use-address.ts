'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/** Values in the address; undefined takes one out. */
export type AddressChange = Readonly<Record<string, string | undefined>>

/**
 * The filters of a list, kept in the address without a trip to the server: `get('status')`, `set({ status: 'closed' })`.
 * Times and other parts of the address stay as they are.
 */
export function useAddress(): {
  get: (name: string) => string | undefined
  set: (change: AddressChange) => void
} {
  const search = useSearchParams()
  const path = usePathname()
  const get = useCallback((name: string) => search.get(name) || undefined, [search])
  const set = useCallback(
    (change: AddressChange) => {
      const params = new URLSearchParams(window.location.search)
      for (const [name, value] of Object.entries(change)) {
        if (value) params.set(name, value)
        else params.delete(name)
      }
      const text = params.toString()
      window.history.replaceState(null, '', text ? `${path}?${text}` : path)
    },
    [path],
  )
  return { get, set }
}
