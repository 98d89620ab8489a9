'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RoleRulesDto, RoleRulesGiven, RoleRulesPreviewDto } from '@/lib/views/role-rule.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

/** The rules of a provider, who falls under each, and the groups that were seen. */
export function useRoleRules(initial: RoleRulesDto) {
  const { slug } = useTenant()
  const { id } = initial.provider
  return useQuery({
    queryKey: [slug, 'role-rules', id],
    queryFn: ({ signal }) => api<RoleRulesDto>(`/identity-providers/${id}/rules`, { tenant: slug, signal }),
    initialData: initial,
    // A draft is not to be taken away under the hands of who writes it.
    refetchOnWindowFocus: false,
  })
}

export function usePreviewRules(provider: string) {
  const { slug } = useTenant()
  return useMutation({
    mutationFn: (body: RoleRulesGiven) =>
      api<RoleRulesPreviewDto>(`/identity-providers/${provider}/rules/preview`, {
        tenant: slug,
        method: 'POST',
        body,
      }),
  })
}

export function useSaveRules(provider: string) {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RoleRulesGiven & { version: string }) =>
      api<RoleRulesDto>(`/identity-providers/${provider}/rules`, { tenant: slug, method: 'PUT', body }),
    onSuccess: (rules) => {
      client.setQueryData([slug, 'role-rules', provider], rules)
      return client.invalidateQueries({ queryKey: [slug, 'members'] })
    },
  })
}

/** Confirms rules that wait, as they and where their provider leads were seen. */
export function useConfirmRules(provider: string) {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (version: string) =>
      api<RoleRulesDto>(`/identity-providers/${provider}/rules/confirmation`, {
        tenant: slug,
        method: 'POST',
        body: { version },
      }),
    onSuccess: (rules) => {
      client.setQueryData([slug, 'role-rules', provider], rules)
      return client.invalidateQueries({ queryKey: [slug, 'members'] })
    },
  })
}
