'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TrendDto } from '@/lib/views/trend.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { useTimes } from './use-times'

/** The gauge of an assessment over the last days up to the page's instant. */
export function useTrend(assessment: string, days: number) {
  const { slug } = useTenant()
  const times = useTimes()
  return useQuery({
    queryKey: [slug, 'trend', assessment, days, times],
    queryFn: ({ signal }) =>
      api<TrendDto>(`/assessments/${assessment}/trend`, { tenant: slug, query: { ...times, days }, signal }),
    placeholderData: keepPreviousData,
  })
}
