'use client'

import { useQuery } from '@tanstack/react-query'
import type { SafeguardDto } from '@/lib/views/safeguard.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

/** A safeguard with what to do, asked for once somebody wants to read it; it changes with the server's version only. */
export function useSafeguard(id: string, wanted: boolean) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'safeguard', id],
    queryFn: ({ signal }) =>
      api<SafeguardDto>(`/safeguards/${encodeURIComponent(id)}`, { tenant: slug, signal }),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
