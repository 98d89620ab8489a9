'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import type { InvitationDto } from '@/lib/views/account.schema'
import { api } from './client'

/** What a link holds: the tenant's short name, and the secret from behind the `#`. */
export interface InvitationLink {
  tenant: string
  secret: string
}

/** What a link invites to; asked once the browser knows the link. */
export function useInvitation(link: InvitationLink | null) {
  return useQuery({
    queryKey: ['invitation', link],
    queryFn: ({ signal }) =>
      api<InvitationDto>('/invitations', { tenant: null, method: 'POST', body: link, signal }),
    enabled: link !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useSignUp(link: InvitationLink | null) {
  return useMutation({
    mutationFn: (given: { name: string; password: string }) =>
      api<{ tenant: string; email: string }>('/invitations/sign-up', {
        tenant: null,
        method: 'POST',
        body: { ...link, ...given },
      }),
  })
}

export function useAcceptInvitation(link: InvitationLink | null) {
  return useMutation({
    mutationFn: () =>
      api<{ tenant: string }>('/invitations/acceptance', { tenant: null, method: 'POST', body: link }),
  })
}
