'use client'

import { useQuery } from '@tanstack/react-query'
import type { OverviewDto } from '@/lib/views/overview.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { useTimes } from './use-times'

/**
 * The overview at the page's times. `initial` is what the server rendered with; while the address names no time it is
 * looked up again every minute.
 */
export function useOverview(initial: OverviewDto) {
  const { slug } = useTenant()
  const times = useTimes()
  return useQuery({
    queryKey: [slug, 'overview', times],
    queryFn: ({ signal }) => api<OverviewDto>('/overview', { tenant: slug, query: { ...times }, signal }),
    initialData: initial,
    refetchInterval: times.as_of ? false : 60_000,
  })
}
