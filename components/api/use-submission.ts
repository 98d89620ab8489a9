'use client'

import { useQuery } from '@tanstack/react-query'
import type { SubmissionDetailDto } from '@/lib/views/submission.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

/** One submission with its proof; followed until it is read. */
export function useSubmission(initial: SubmissionDetailDto) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'submission', initial.id],
    queryFn: ({ signal }) => api<SubmissionDetailDto>(`/submissions/${initial.id}`, { tenant: slug, signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.state === 'received' ? 1500 : false),
  })
}
