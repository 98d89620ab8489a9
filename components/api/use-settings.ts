'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TenantSettingsDto, TenantSettingsPatch } from '@/lib/views/admin.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

export function useSettings(initial: TenantSettingsDto) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'settings'],
    queryFn: ({ signal }) => api<TenantSettingsDto>('/settings', { tenant: slug, signal }),
    initialData: initial,
  })
}

/** Changes what is named; everything the tenant shows may follow from it. */
export function useChangeSettings() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: TenantSettingsPatch) =>
      api<TenantSettingsDto>('/settings', { tenant: slug, method: 'PATCH', body }),
    onSuccess: (settings) => {
      client.setQueryData([slug, 'settings'], settings)
      return client.invalidateQueries({ queryKey: [slug] })
    },
  })
}
