'use client'

import { useQuery } from '@tanstack/react-query'
import type { HeatMapDto, ImageStatisticsDto } from '@/lib/views/statistics.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { useTimes } from './use-times'

/** Figures of images at the page's times; `initial` is what the server rendered with. */
export function useImageStatistics(initial: ImageStatisticsDto) {
  const { slug } = useTenant()
  const times = useTimes()
  return useQuery({
    queryKey: [slug, 'image-statistics', times],
    queryFn: ({ signal }) =>
      api<ImageStatisticsDto>('/statistics/images', { tenant: slug, query: { ...times }, signal }),
    initialData: initial,
  })
}

/** Every safeguard on every asset at the page's times. Not rendered by the server: thousands of cells are small as letters only. */
export function useHeatMap() {
  const { slug } = useTenant()
  const times = useTimes()
  return useQuery({
    queryKey: [slug, 'heat-map', times],
    queryFn: ({ signal }) =>
      api<HeatMapDto>('/statistics/heat-map', { tenant: slug, query: { ...times }, signal }),
  })
}
