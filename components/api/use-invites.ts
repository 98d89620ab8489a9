'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PersonRole } from '@/lib/access/roles'
import type { InviteDto } from '@/lib/views/account.schema'
import type { LabelRuleDto } from '@/lib/views/label-rule.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { type Page, usePages } from './use-pages'

/** An invitation with its link, which the server answers once. */
export interface InviteWithLink extends InviteDto {
  link: string
}

export interface InvitationToMake {
  email: string
  roles: PersonRole[]
  valid_from: string | null
  valid_until: string | null
  /** What limits the roles to some assets; null: nothing. */
  label_rule: LabelRuleDto | null
}

/** Open invitations to the tenant. */
export function useInvites(initial: Page<InviteDto>) {
  const { slug } = useTenant()
  return usePages({ key: [slug, 'invites'], path: '/invites', tenant: slug, initial })
}

function useChange<Input, Answer>(change: (slug: string, input: Input) => Promise<Answer>) {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => change(slug, input),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'invites'] }),
  })
}

export function useInvite() {
  return useChange((tenant, body: InvitationToMake) =>
    api<InviteWithLink>('/invites', { tenant, method: 'POST', body }),
  )
}

/** A new link; the one before is worth nothing. */
export function useRenewInvite() {
  return useChange((tenant, id: string) =>
    api<InviteWithLink>(`/invites/${id}/link`, { tenant, method: 'POST', body: {} }),
  )
}

export function useRevokeInvite() {
  return useChange((tenant, id: string) => api<void>(`/invites/${id}`, { tenant, method: 'DELETE' }))
}
