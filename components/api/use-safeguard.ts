'use client'

import { useQuery } from '@tanstack/react-query'
import type { SafeguardDto } from '@/lib/views/safeguard.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

/** A safeguard with what to do. It changes with the server's version only, so it is asked for once. */
export function useSafeguard(id: string) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'safeguard', id],
    queryFn: ({ signal }) =>
      api<SafeguardDto>(`/safeguards/${encodeURIComponent(id)}`, { tenant: slug, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
