'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ControlDetailDto, ControlTreeDto } from '@/lib/views/control.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { useTimes } from './use-times'

/**
 * The control tree of an assessment at the page's times; `q` searches numbers and words in both languages. `initial` is what
 * the page was loaded with, and the search it was loaded for.
 */
export function useControls(id: string, q: string, initial: { q: string; tree: ControlTreeDto }) {
  const { slug } = useTenant()
  const times = useTimes()
  return useQuery({
    queryKey: [slug, 'controls', id, q, times],
    queryFn: ({ signal }) =>
      api<ControlTreeDto>(`/assessments/${id}/controls`, { tenant: slug, query: { ...times, q }, signal }),
    placeholderData: keepPreviousData,
    ...(q === initial.q ? { initialData: initial.tree } : {}),
  })
}

/** One control with its whole why. */
export function useControl(id: string, control: string, initial: ControlDetailDto) {
  const { slug } = useTenant()
  const times = useTimes()
  return useQuery({
    queryKey: [slug, 'control', id, control, times],
    queryFn: ({ signal }) =>
      api<ControlDetailDto>(`/assessments/${id}/controls/${encodeURIComponent(control)}`, {
        tenant: slug,
        query: { ...times },
        signal,
      }),
    initialData: initial,
  })
}
