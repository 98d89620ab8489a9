'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PersonRole } from '@/lib/access/roles'
import type { MemberDto } from '@/lib/views/admin.schema'
import type { LabelRuleDto } from '@/lib/views/label-rule.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { type Page, usePages } from './use-pages'

export interface NewMember extends MemberDto {
  initial_password: string
}

export function useMembers(initial: Page<MemberDto>) {
  const { slug } = useTenant()
  return usePages({ key: [slug, 'members'], path: '/members', tenant: slug, initial })
}

export function useAddMember() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: {
      email: string
      name: string
      role: PersonRole
      valid_from: string | null
      valid_until: string | null
      label_rule: LabelRuleDto | null
    }) => api<NewMember>('/members', { tenant: slug, method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'members'] }),
  })
}

export interface MemberChange {
  id: string
  roles: PersonRole[]
  /** What limits each of them to some assets; null: nothing. */
  label_rules?: Partial<Record<PersonRole, LabelRuleDto | null>>
  /** Left out: begins and ends stay as they are. */
  valid_from?: string | null
  valid_until?: string | null
}

export function useChangeMember() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: MemberChange) =>
      api<MemberDto>(`/members/${id}`, { tenant: slug, method: 'PATCH', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'members'] }),
  })
}

export function useRemoveMember() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api<void>(`/members/${id}`, { tenant: slug, method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'members'] }),
  })
}

/** No longer keeps out who was removed: a provider's rules give them roles again from their next sign-in on. */
export function useLetInAgain() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api<void>(`/kept-out/${id}`, { tenant: slug, method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'members'] }),
  })
}

export function useSeparateDuties() {
  const { slug } = useTenant()
  return useMutation({
    mutationFn: (separate: boolean) =>
      api<{ separate: boolean }>('/separate-duties', { tenant: slug, method: 'PUT', body: { separate } }),
  })
}
