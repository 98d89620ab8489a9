'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, type QueryParams } from './client'
import { useTenant } from './tenant-context'

/** How many findings fit; undefined until it is known. */
export function useFindingCount(query: QueryParams): number | undefined {
  const { slug } = useTenant()
  const { data } = useQuery({
    queryKey: [slug, '/findings/count', query],
    queryFn: ({ signal }) => api<{ count: number }>('/findings/count', { tenant: slug, query, signal }),
    placeholderData: keepPreviousData,
  })
  return data?.count
}
