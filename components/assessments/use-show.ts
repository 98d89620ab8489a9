'use client'

import { SEGMENTS } from '@/components/charts/segments'
import { useAddress } from '@/components/common/use-address'
import type { Show } from './tree-rows'

/** The filter of the control tree, kept in the address (`?show=gap`). */
export function useShow(): [Show | null, (show: Show | null) => void] {
  const { get, set } = useAddress()
  const said = get('show')
  const show = [...SEGMENTS, 'not_applicable' as const].find((s) => s === said) ?? null
  return [show, (next) => set({ show: next ?? undefined })]
}
