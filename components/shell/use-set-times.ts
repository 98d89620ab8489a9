'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/** Puts both times into the address of this page; absent ones are taken out. Pages of a cursor begin anew. */
export function useSetTimes(): (times: { as_of?: string; known_at?: string }) => void {
  const router = useRouter()
  const path = usePathname()
  const search = useSearchParams()
  return useCallback(
    (times) => {
      const params = new URLSearchParams(search)
      for (const name of ['as_of', 'known_at', 'cursor']) params.delete(name)
      for (const [name, value] of Object.entries(times)) if (value) params.set(name, value)
      const text = params.toString()
      router.push(text ? `${path}?${text}` : path)
    },
    [router, path, search],
  )
}
