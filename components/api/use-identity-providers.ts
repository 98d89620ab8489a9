'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type {
  IdentityProviderCreate,
  IdentityProviderDto,
  IdentityProviderPatch,
  IdentityProviderWalk,
} from '@/lib/views/identity-provider.schema'
import { api } from './client'

export interface ProviderList {
  items: IdentityProviderDto[]
}
/** Whose providers a page shows: a tenant's by its slug, the platform's by null. */
export const ProviderHouse = createContext<string | null>(null)

/** Where the API has them. */
function useHouse() {
  const tenant = useContext(ProviderHouse)
  const path = tenant === null ? '/platform/identity-providers' : '/identity-providers'
  return { tenant, path, key: [tenant, 'identity-providers'] as const }
}

export function useIdentityProviders(initial: ProviderList) {
  const { tenant, path, key } = useHouse()
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api<ProviderList>(path, { tenant, signal }),
    initialData: initial,
  })
}

function useChange<T, R>(send: (given: T, path: string, tenant: string | null) => Promise<R>) {
  const { tenant, path, key } = useHouse()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: T) => send(given, path, tenant),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}

export function useAddProvider() {
  return useChange((body: IdentityProviderCreate, path, tenant) =>
    api<IdentityProviderDto>(path, { tenant, method: 'POST', body }),
  )
}

/** Changes what is named. */
export function useChangeProvider() {
  return useChange(({ id, ...body }: IdentityProviderPatch & { id: string }, path, tenant) =>
    api<IdentityProviderDto>(`${path}/${id}`, { tenant, method: 'PATCH', body }),
  )
}

export function useRemoveProvider() {
  return useChange((id: string, path, tenant) => api<void>(`${path}/${id}`, { tenant, method: 'DELETE' }))
}

/** Walks the connection, perhaps looking a login name up. */
export function useTestProvider() {
  return useChange(({ id, login }: { id: string; login: string }, path, tenant) =>
    api<IdentityProviderWalk>(`${path}/${id}/test`, {
      tenant,
      method: 'POST',
      body: login.trim() === '' ? {} : { login: login.trim() },
    }),
  )
}
