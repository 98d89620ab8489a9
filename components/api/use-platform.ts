'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OwnerInviteDto, PlatformTenantDto, TenantQuotaDto } from '@/lib/views/admin.schema'
import { api } from './client'
import { type Page, usePages } from './use-pages'

export interface TenantToMake {
  slug: string
  name: string
  time_zone: string
  language: 'zh' | 'en'
  owner_email: string
}
export interface NewTenant extends PlatformTenantDto {
  /** With its link, which the server answers once. */
  owner_invite: OwnerInviteDto
}

/** All tenants by name: their metadata only. */
export function usePlatformTenants(initial: Page<PlatformTenantDto>) {
  return usePages({ key: ['platform', 'tenants'], path: '/platform/tenants', tenant: null, initial })
}

export function useMakeTenant() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: TenantToMake) =>
      api<NewTenant>('/platform/tenants', { tenant: null, method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['platform'] }),
  })
}

/** Invites the first owner anew, as long as nobody has accepted. */
export function useInviteOwner() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, email }: { id: string; email: string }) =>
      api<OwnerInviteDto>(`/platform/tenants/${id}/owner-invite`, {
        tenant: null,
        method: 'POST',
        body: { email },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['platform'] }),
  })
}

export interface TenantChange {
  id: string
  name?: string
  suspended?: boolean
  reason?: string
  /** Null: it stays. */
  delete_in_days?: number | null
  ask_export?: true
  quota?: TenantQuotaDto
}

/** Renames a tenant, suspends it or lets it go on, has it deleted or lets it stay, asks for its export. */
export function useChangeTenant() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: TenantChange) =>
      api<PlatformTenantDto>(`/platform/tenants/${id}`, { tenant: null, method: 'PATCH', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['platform'] }),
  })
}
