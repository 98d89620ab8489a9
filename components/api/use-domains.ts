'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DomainDto } from '@/lib/views/domain.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

const PATH = '/domains'
export interface DomainList {
  items: DomainDto[]
}

/** The domains whose people are led to the tenant's door. */
export function useDomains(initial: DomainList) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'domains'],
    queryFn: ({ signal }) => api<DomainList>(PATH, { tenant: slug, signal }),
    initialData: initial,
  })
}

/** A change of one of them; the list is read again, whatever came of it. */
function useChange<T>(send: (slug: string, given: string) => Promise<T>) {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: string) => send(slug, given),
    onSettled: () => client.invalidateQueries({ queryKey: [slug, 'domains'] }),
  })
}

export const useAddDomain = () =>
  useChange((tenant, domain) => api<DomainDto>(PATH, { tenant, method: 'POST', body: { domain } }))
export const useVerifyDomain = () =>
  useChange((tenant, id) => api<DomainDto>(`${PATH}/${id}/verification`, { tenant, method: 'POST' }))
export const useRemoveDomain = () =>
  useChange((tenant, id) => api<null>(`${PATH}/${id}`, { tenant, method: 'DELETE' }))
