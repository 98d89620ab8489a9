'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SessionDto } from '@/lib/views/admin.schema'
import { api } from './client'
import { type Page, usePages } from './use-pages'

/** One's own open sessions, last used first. */
export function useSessions(initial: Page<SessionDto>) {
  return usePages({ key: ['sessions'], path: '/sessions', tenant: null, initial })
}

export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api<void>(`/sessions/${id}`, { tenant: null, method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}

/** Every other session of the person ends with it. */
export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { current: string; new: string }) =>
      api<void>('/me/password', { tenant: null, method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}
