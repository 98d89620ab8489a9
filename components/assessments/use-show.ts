'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { SEGMENTS } from '@/components/charts/segments'
import type { Show } from './tree-rows'

/** The filter of the control tree, kept in the address (`?show=gap`). */
export function useShow(): [Show | null, (show: Show | null) => void] {
  const search = useSearchParams()
  const path = usePathname()
  const router = useRouter()
  const said = search.get('show')
  const show = [...SEGMENTS, 'not_applicable' as const].find((s) => s === said) ?? null
  const set = (next: Show | null) => {
    const params = new URLSearchParams(search)
    if (next) params.set('show', next)
    else params.delete('show')
    router.replace(`${path}?${params}`, { scroll: false })
  }
  return [show, set]
}
