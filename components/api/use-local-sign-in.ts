'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LocalSignInDto, LocalSignInPatch } from '@/lib/views/local-sign-in.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

const PATH = '/local-sign-in'

/** Who may come in by a local password, and when break-glass accounts were used. */
export function useLocalSignIn(initial: LocalSignInDto) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'local-sign-in'],
    queryFn: ({ signal }) => api<LocalSignInDto>(PATH, { tenant: slug, signal }),
    initialData: initial,
  })
}

export function useChangeLocalSignIn() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: LocalSignInPatch) =>
      api<LocalSignInDto>(PATH, { tenant: slug, method: 'PATCH', body }),
    onSuccess: (said) => client.setQueryData([slug, 'local-sign-in'], said),
  })
}

/** Ends the alert of one use. */
export function useAcknowledgeBreakGlass() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      api<LocalSignInDto>(`${PATH}/uses/${id}/acknowledgement`, { tenant: slug, method: 'POST' }),
    onSuccess: (said) => client.setQueryData([slug, 'local-sign-in'], said),
  })
}
