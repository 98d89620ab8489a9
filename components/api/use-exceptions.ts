'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  ExceptionCreate,
  ExceptionDecide,
  ExceptionDto,
  ExceptionPageDto,
} from '@/lib/views/exception.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

/** Exceptions of one finding, whatever became of them. */
export function useExceptionsOf(finding: string, enabled: boolean) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, '/exceptions', 'of', finding],
    queryFn: ({ signal }) =>
      api<ExceptionPageDto>('/exceptions', {
        tenant: slug,
        query: { finding, show: 'all', limit: 100 },
        signal,
      }),
    enabled,
  })
}

/** Asks for an exception. */
export function useRequestException() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ExceptionCreate) =>
      api<ExceptionDto>('/exceptions', { tenant: slug, method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug] }),
  })
}

/** Approves, refuses or withdraws one. */
export function useDecideException() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: ExceptionDecide & { id: string }) =>
      api<ExceptionDto>(`/exceptions/${id}/decision`, { tenant: slug, method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug] }),
  })
}
