'use client'

import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { api, type QueryParams } from './client'

export interface Page<T> {
  items: T[]
  next_cursor: string | null
  total?: number | undefined
}
export interface PagesOptions<T> {
  key: QueryKey
  path: string
  /** Slug; null for lists of no tenant. */
  tenant: string | null
  query?: QueryParams
  /** The first page, as the server rendered it for this very query. */
  initial?: Page<T> | undefined
  /** Milliseconds between looks while the page is open. */
  every?: number
}

/** A list that grows page by page with the server's cursors. */
export function usePages<T>({ key, path, tenant, query = {}, initial, every }: PagesOptions<T>) {
  const answer = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ signal, pageParam }) =>
      api<Page<T>>(path, { tenant, query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    ...(initial ? { initialData: { pages: [initial], pageParams: [undefined] } } : {}),
    ...(every ? { refetchInterval: every } : {}),
  })
  return {
    items: answer.data?.pages.flatMap((page) => page.items) ?? [],
    error: answer.error,
    loading: answer.isPending,
    retry: () => void answer.refetch(),
    more: answer.hasNextPage ? () => void answer.fetchNextPage() : undefined,
    loadingMore: answer.isFetchingNextPage,
  }
}
