'use client'

import { useQuery } from '@tanstack/react-query'
import { apiResponse } from './client'
import { useTenant } from './tenant-context'

/** How many bytes evidence has, and how many values in it are masked, out of the answer to a range of one. */
export function useEvidenceFacts(sha256: string) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'evidence-size', sha256],
    queryFn: async ({ signal }) => {
      const response = await apiResponse(`/evidence/${sha256}`, {
        tenant: slug,
        query: { from: 0, to: 1 },
        signal,
      })
      // A body that nobody reads keeps its connection, of which a browser has six.
      await response.arrayBuffer()
      return {
        size: Number(response.headers.get('content-range')?.split('/')[1] ?? 0),
        masked: Number(response.headers.get('plimsoll-masked') ?? 0),
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Bytes [from, to) of evidence. What has its hash for an address never changes. */
export function useEvidenceBytes(sha256: string, from: number, to: number) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'evidence', sha256, from, to],
    queryFn: async ({ signal }) => {
      const response = await apiResponse(`/evidence/${sha256}`, { tenant: slug, query: { from, to }, signal })
      return new Uint8Array(await response.arrayBuffer())
    },
    staleTime: Number.POSITIVE_INFINITY,
    enabled: to > from,
  })
}
