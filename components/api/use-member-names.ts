'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from './client'
import { useMay, useTenant } from './tenant-context'

export interface MemberName {
  id: string
  name: string
  disabled: boolean
}

/** Whom a finding can be given to; empty for those who may not see the tenant's people. */
export function useMemberNames(): MemberName[] {
  const { slug } = useTenant()
  const may = useMay('members.read')
  const { data } = useQuery({
    queryKey: [slug, 'member-names'],
    queryFn: ({ signal }) =>
      api<{ items: MemberName[] }>('/members', { tenant: slug, query: { limit: 500 }, signal }),
    enabled: may,
    staleTime: 300_000,
  })
  return data?.items ?? []
}
