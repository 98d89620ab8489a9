'use client'

import { useQuery } from '@tanstack/react-query'
import type { FrameworkDetailDto, FrameworkListDto } from '@/lib/views/framework.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

/** The standards on offer, with the tenant's assessments. */
export function useFrameworks(initial: FrameworkListDto) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'frameworks'],
    queryFn: ({ signal }) => api<FrameworkListDto>('/frameworks', { tenant: slug, signal }),
    initialData: initial,
  })
}

/** One standard whole. */
export function useFramework(initial: FrameworkDetailDto) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'framework', initial.id],
    queryFn: ({ signal }) =>
      api<FrameworkDetailDto>(`/frameworks/${encodeURIComponent(initial.id)}`, {
        tenant: slug,
        signal,
      }),
    initialData: initial,
  })
}
