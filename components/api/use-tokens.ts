'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TokenDto } from '@/lib/views/admin.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { type Page, usePages } from './use-pages'

/** A token just made, with its secret: the only answer that ever carries it. */
export interface NewToken extends TokenDto {
  token: string
}

export function useTokens(initial: Page<TokenDto>) {
  const { slug } = useTenant()
  return usePages({ key: [slug, 'tokens'], path: '/tokens', tenant: slug, initial })
}

export function useAddToken() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: {
      kind: TokenDto['kind']
      name: string
      asset_prefix: string | null
      expires_at: string | null
    }) => api<NewToken>('/tokens', { tenant: slug, method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'tokens'] }),
  })
}

export function useRotateToken() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; overlap_hours: number; expires_at: string | null }) =>
      api<NewToken>(`/tokens/${id}/rotate`, { tenant: slug, method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'tokens'] }),
  })
}

export function useRevokeToken() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api<void>(`/tokens/${id}`, { tenant: slug, method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'tokens'] }),
  })
}
