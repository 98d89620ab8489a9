'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SessionDto } from '@/lib/views/admin.schema'
import type { OwnAccountDto, RecoveryCodesDto, SecondFactorBegunDto } from '@/lib/views/me.schema'
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

/** Ends every session but this one. */
export function useEndOtherSessions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api<void>('/sessions', { tenant: null, method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}

/** How one's account is protected, and what one's tenants ask of it. */
export function useOwnAccount(initial: OwnAccountDto) {
  return useQuery({
    queryKey: ['account'],
    queryFn: ({ signal }) => api<OwnAccountDto>('/me/account', { tenant: null, signal }),
    initialData: initial,
  })
}

/** What changes how one signs in ends one's other sessions too. */
function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all(['account', 'sessions'].map((key) => client.invalidateQueries({ queryKey: [key] })))
}

const post = <T>(path: string, body: unknown) => api<T>(path, { tenant: null, method: 'POST', body })

/** Every other session of the person ends with it. */
export function useChangePassword() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: { current: string; new: string }) => post<void>('/me/password', body),
    onSuccess: refresh,
  })
}

export function useBeginSecondFactor() {
  return useMutation({
    mutationFn: (password: string) => post<SecondFactorBegunDto>('/me/second-factor', { password }),
  })
}

/** The account is looked at again only once the recovery codes were seen. */
export function useConfirmSecondFactor() {
  return useMutation({
    mutationFn: (code: string) => post<RecoveryCodesDto>('/me/second-factor/confirmation', { code }),
  })
}

export function useRenewRecoveryCodes() {
  return useMutation({
    mutationFn: (body: { password: string; code: string }) =>
      post<RecoveryCodesDto>('/me/second-factor/recovery-codes', body),
  })
}

export function useRemoveSecondFactor() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: { password: string; code: string }) => post<void>('/me/second-factor/removal', body),
    onSuccess: refresh,
  })
}

export function useDismissReset() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () => api<void>('/me/second-factor-reset', { tenant: null, method: 'DELETE' }),
    onSuccess: refresh,
  })
}
