'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { FindingChangesDto } from '@/lib/views/finding.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { useTimes } from './use-times'

export interface ChangesAsked {
  from: string | undefined
  to: string | undefined
  only: string | undefined
}

/** What changed between two days, page by page. @param initial of the days that the page began with */
export function useFindingChanges(asked: ChangesAsked, first: ChangesAsked, initial: FindingChangesDto) {
  const { slug } = useTenant()
  const times = useTimes()
  const isFirst = JSON.stringify(asked) === JSON.stringify(first)
  return useInfiniteQuery({
    queryKey: [slug, '/findings/changes', asked, times],
    queryFn: ({ pageParam, signal }) =>
      api<FindingChangesDto>('/findings/changes', {
        tenant: slug,
        query: { ...asked, ...times, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
    ...(isFirst ? { initialData: { pages: [initial], pageParams: [null] } } : {}),
  })
}
