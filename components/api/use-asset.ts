'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AssetDetailDto, AssetPatch } from '@/lib/views/asset.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { useTimes } from './use-times'

/** One asset as it stood at the page's times. */
export function useAsset(initial: AssetDetailDto) {
  const { slug } = useTenant()
  const times = useTimes()
  return useQuery({
    queryKey: [slug, 'asset', initial.id, times],
    queryFn: ({ signal }) =>
      api<AssetDetailDto>(`/assets/${initial.id}`, { tenant: slug, query: { ...times }, signal }),
    initialData: initial,
  })
}

/** Sets labels, retires or brings back; verdicts may follow, so everything is looked up again. */
export function useChangeAsset(id: string) {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: AssetPatch) =>
      api<AssetDetailDto>(`/assets/${id}`, { tenant: slug, method: 'PATCH', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug] }),
  })
}
