'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RetentionDto, RetentionPatch, RetentionPreviewDto } from '@/lib/views/retention.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

export function useRetention() {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'retention'],
    queryFn: ({ signal }) => api<RetentionDto>('/retention', { tenant: slug, signal }),
  })
}

export function useChangeRetention() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RetentionPatch) =>
      api<RetentionDto>('/retention', { tenant: slug, method: 'PATCH', body }),
    onSuccess: (retention) => client.setQueryData([slug, 'retention'], retention),
  })
}

/** What would go today; null: nothing is asked. */
export function useRetentionPreview(months: number | null) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'retention-preview', months],
    queryFn: ({ signal }) =>
      api<RetentionPreviewDto>('/retention/preview', { tenant: slug, query: { months }, signal }),
    enabled: months !== null,
  })
}
