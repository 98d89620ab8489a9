'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api, type QueryParams } from './client'
import { useTenant } from './tenant-context'
import type { Page } from './use-pages'

/** The first page of a list as the server rendered it, with the query it answers. */
export interface FirstPage<T> {
  query: QueryParams
  page: Page<T>
}

const FOLLOW_MS = 3000

/**
 * A list by cursor (`/findings`) whose filters change in place. The first page of the server is used where it answers the
 * same query; rows of the query before stay until those of the new one are here.
 */
export function useFilteredPages<T>(
  path: string,
  query: QueryParams,
  initial: FirstPage<T>,
  /** Rows that will change by themselves: while there are any the list is asked for again. */
  follow?: (item: T) => boolean,
) {
  const { slug } = useTenant()
  const asked = said(query)
  const list = useInfiniteQuery({
    queryKey: [slug, path, asked],
    queryFn: ({ pageParam, signal }) =>
      api<Page<T>>(path, { tenant: slug, query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      follow && state.data?.pages.some(({ items }) => items.some(follow)) ? FOLLOW_MS : false,
    ...(asked === said(initial.query) ? { initialData: { pages: [initial.page], pageParams: [null] } } : {}),
  })
  return {
    items: list.data?.pages.flatMap((page) => page.items) ?? [],
    /** How many there are in all, where the first page says so. */
    total: list.data?.pages[0]?.total,
    error: list.error,
    retry: () => void list.refetch(),
    loading: list.isPending,
    /** Rows of the query before, while those of this one are fetched. */
    waiting: list.isPlaceholderData,
    onMore: list.hasNextPage && !list.isPlaceholderData ? () => void list.fetchNextPage() : undefined,
    loadingMore: list.isFetchingNextPage,
  }
}

function said(query: QueryParams): string {
  const given = Object.entries(query).filter(([name, value]) => {
    return value !== undefined && value !== null && value !== '' && name !== 'cursor'
  })
  return JSON.stringify(given.sort(([a], [b]) => a.localeCompare(b)))
}
