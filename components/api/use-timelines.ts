'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { AssetTimelineDto } from '@/lib/views/asset-timeline.schema'
import type { ControlTimelineDto } from '@/lib/views/control-timeline.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { useTimes } from './use-times'

/** What happened to an asset up to the page's instant, page by page. */
export function useAssetTimeline(asset: string) {
  const { slug } = useTenant()
  const times = useTimes()
  return useInfiniteQuery({
    queryKey: [slug, 'asset-timeline', asset, times],
    queryFn: ({ signal, pageParam }) =>
      api<AssetTimelineDto>(`/assets/${asset}/timeline`, {
        tenant: slug,
        query: { ...times, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  })
}

/** How a control's verdict changed over the last days up to the page's instant. */
export function useControlTimeline(assessment: string, control: string, days: number) {
  const { slug } = useTenant()
  const times = useTimes()
  return useQuery({
    queryKey: [slug, 'control-timeline', assessment, control, days, times],
    queryFn: ({ signal }) =>
      api<ControlTimelineDto>(`/assessments/${assessment}/controls/${encodeURIComponent(control)}/timeline`, {
        tenant: slug,
        query: { ...times, days },
        signal,
      }),
  })
}
