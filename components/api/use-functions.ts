'use client'

import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type {
  FunctionDeclarationDto,
  FunctionRowDto,
  FunctionSheetDto,
} from '@/lib/views/function-sheet.schema'
import { api, type QueryParams } from './client'
import { useTenant } from './tenant-context'

const PATH = '/components'

/** The sheet under a filter, page after page; the first one is the server's where it answers the same query. */
export function useFunctionSheet(
  query: QueryParams,
  initial: { query: QueryParams; page: FunctionSheetDto },
) {
  const { slug } = useTenant()
  const list = useInfiniteQuery({
    queryKey: [slug, PATH, said(query)],
    queryFn: ({ pageParam, signal }) =>
      api<FunctionSheetDto>(PATH, { tenant: slug, query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
    ...(said(query) === said(initial.query)
      ? { initialData: { pages: [initial.page], pageParams: [null] } }
      : {}),
  })
  return {
    sheet: list.data?.pages[0] ?? initial.page,
    items: list.data?.pages.flatMap((page) => page.items) ?? [],
    error: list.error,
    retry: () => void list.refetch(),
    waiting: list.isPlaceholderData,
    onMore: list.hasNextPage && !list.isPlaceholderData ? () => void list.fetchNextPage() : undefined,
    loadingMore: list.isFetchingNextPage,
  }
}

/** All rows of the scope that come from the same service, and from the same image, as one row. */
export function useSiblings(row: FunctionRowDto | null, scope: QueryParams) {
  const { slug } = useTenant()
  return useQuery({
    enabled: row !== null,
    queryKey: [slug, PATH, 'siblings', row?.image, row?.service, said(scope)],
    queryFn: async ({ signal }) => {
      const of = async (q: string) =>
        (await api<FunctionSheetDto>(PATH, { tenant: slug, query: { ...scope, q, limit: 500 }, signal }))
          .items
      const image = row?.image ? (await of(row.image)).filter((one) => one.image === row.image) : []
      const service = row?.service ? (await of(row.service)).filter((one) => one.service === row.service) : []
      return { image, service }
    },
  })
}

/** Declares what components are for, or takes it back. */
export function useDeclareFunctions() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: FunctionDeclarationDto) =>
      api('/component-declarations', { tenant: slug, method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug] }),
  })
}

function said(query: QueryParams): string {
  const given = Object.entries(query).filter(
    ([name, value]) => value && name !== 'cursor' && name !== 'limit',
  )
  return JSON.stringify(given.sort(([a], [b]) => a.localeCompare(b)))
}
