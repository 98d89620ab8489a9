'use client'

import { useQuery } from '@tanstack/react-query'
import type { MeDto } from '@/lib/views/me.schema'
import { api } from './client'

/** The signed-in person and their tenants. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => api<MeDto>('/me', { tenant: null, signal }),
    staleTime: 300_000,
  })
}
