'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/** Makes addresses of this page as of an instant; what else stands in the address is kept. */
export function useDayLink(path: string): (at: string) => string {
  const search = useSearchParams()
  return useCallback(
    (at) => {
      const params = new URLSearchParams(search)
      params.set('as_of', at)
      return `${path}?${params}`
    },
    [path, search],
  )
}
