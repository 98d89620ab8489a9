'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AdminRole } from '@/lib/access/duties'
import type { AdministratorPageDto } from '@/lib/views/platform.schema'
import { api } from './client'

const KEY = ['platform', 'administrators']

/** Administrators of the platform. */
export function useAdministrators(initial: AdministratorPageDto) {
  return useQuery({
    queryKey: KEY,
    queryFn: () => api<AdministratorPageDto>('/platform/administrators', { tenant: null }),
    initialData: initial,
  })
}

/** Gives an administrator one of the three duties, or none. */
export function useGiveDuty() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, duty }: { id: string; duty: AdminRole | null }) =>
      api<AdministratorPageDto>(`/platform/administrators/${id}`, {
        tenant: null,
        method: 'PATCH',
        body: { duty },
      }),
    onSuccess: (page) => client.setQueryData(KEY, page),
  })
}

/** Separates the three duties, or puts them together again. */
export function useSeparatePlatformDuties() {
  return useMutation({
    mutationFn: (separate: boolean) =>
      api<AdministratorPageDto>('/platform/separate-duties', {
        tenant: null,
        method: 'PUT',
        body: { separate },
      }),
  })
}
