'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  DeliveryDto,
  WebhookCreate,
  WebhookDto,
  WebhookPatch,
  WebhookTested,
} from '@/lib/views/webhook.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

export interface WebhookList {
  items: WebhookDto[]
}
/** A webhook just made or given a new secret: the only answers that ever carry one. */
export interface WebhookWithSecret extends WebhookDto {
  secret: string | null
}

/** The tenant's webhooks. */
export function useWebhooks(initial: WebhookList) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'webhooks'],
    queryFn: ({ signal }) => api<WebhookList>('/webhooks', { tenant: slug, signal }),
    initialData: initial,
  })
}

/** The last deliveries of a webhook; asked for anew while one still waits. */
export function useDeliveries(id: string) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'webhooks', id, 'deliveries'],
    queryFn: ({ signal }) =>
      api<{ items: DeliveryDto[] }>(`/webhooks/${id}/deliveries`, { tenant: slug, signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === 'queued') ? 10_000 : false,
  })
}

function useChange<T, R>(send: (given: T, tenant: string) => Promise<R>) {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: T) => send(given, slug),
    onSettled: () => client.invalidateQueries({ queryKey: [slug, 'webhooks'] }),
  })
}

export function useAddWebhook() {
  return useChange((body: WebhookCreate, tenant) =>
    api<WebhookWithSecret>('/webhooks', { tenant, method: 'POST', body }),
  )
}

/** Changes what is named. */
export function useChangeWebhook() {
  return useChange(({ id, ...body }: WebhookPatch & { id: string }, tenant) =>
    api<WebhookDto>(`/webhooks/${id}`, { tenant, method: 'PATCH', body }),
  )
}

export function useRemoveWebhook() {
  return useChange((id: string, tenant) => api<void>(`/webhooks/${id}`, { tenant, method: 'DELETE' }))
}

/** A new secret for a webhook of kind `standard`. */
export function useRotateSecret() {
  return useChange((id: string, tenant) =>
    api<WebhookWithSecret>(`/webhooks/${id}/secret`, { tenant, method: 'POST' }),
  )
}

/** Sends a test message and says how it went. */
export function useTestWebhook() {
  return useChange((id: string, tenant) =>
    api<WebhookTested>(`/webhooks/${id}/test`, { tenant, method: 'POST' }),
  )
}
