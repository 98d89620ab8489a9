'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { SupportPageDto } from '@/lib/views/tenant-notices.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

/** Whom of the platform the tenant lets in now. */
export function useSupport(initial: SupportPageDto) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'support-access'],
    queryFn: () => api<SupportPageDto>('/support-access', { tenant: slug }),
    initialData: initial,
  })
}

/** Lets an administrator of the platform in for some hours. */
export function useGrantSupport() {
  const told = useTold()
  const { slug } = useTenant()
  return useMutation({
    mutationFn: (body: { administrator: string; role: 'viewer' | 'auditor'; hours: number }) =>
      api<SupportPageDto>('/support-access', { tenant: slug, method: 'POST', body }),
    onSuccess: told,
  })
}

export function useWithdrawSupport() {
  const told = useTold()
  const { slug } = useTenant()
  return useMutation({
    mutationFn: (id: string) => api<null>(`/support-access/${id}`, { tenant: slug, method: 'DELETE' }),
    onSuccess: told,
  })
}

/** The list anew, and the notice that stands on every page. */
function useTold() {
  const { slug } = useTenant()
  const client = useQueryClient()
  const router = useRouter()
  return async () => {
    router.refresh()
    await client.invalidateQueries({ queryKey: [slug, 'support-access'] })
  }
}
