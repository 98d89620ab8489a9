'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MemberSessionDto } from '@/lib/views/account.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { type Page, usePages } from './use-pages'

/** Members' open sessions in the tenant; of one member where one is named. */
export function useMemberSessions(initial: Page<MemberSessionDto>, member: string | undefined) {
  const { slug } = useTenant()
  return usePages({
    key: [slug, 'member-sessions', member ?? null],
    path: '/member-sessions',
    tenant: slug,
    query: { member },
    initial: member === undefined ? initial : undefined,
  })
}

/** Ends sessions by the path of one, or of all of a member. */
export function useEndMemberSessions() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (path: `/member-sessions/${string}` | `/members/${string}/sessions`) =>
      api<void>(path, { tenant: slug, method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'member-sessions'] }),
  })
}

/** Takes the second factor away from a member who lost it. */
export function useResetSecondFactor() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api<void>(`/members/${id}/second-factor`, { tenant: slug, method: 'DELETE' }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [slug, 'members'] }),
        client.invalidateQueries({ queryKey: [slug, 'member-sessions'] }),
      ]),
  })
}
