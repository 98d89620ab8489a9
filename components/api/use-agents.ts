'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AgentDto } from '@/lib/views/admin.schema'
import type { SubmissionDto, SubmissionPageDto } from '@/lib/views/submission.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { type Page, usePages } from './use-pages'

/** An agent just made, with its token: the only answer that ever carries it. */
export interface NewAgent extends AgentDto {
  token: string
}

/** The tenant's agents; looked up again every half minute, since being heard is what the page is about. */
export function useAgents(initial: Page<AgentDto>) {
  const { slug } = useTenant()
  return usePages({ key: [slug, 'agents'], path: '/agents', tenant: slug, initial, every: 30_000 })
}

/** Names of the agents, to choose from; none until they are here. */
export function useAgentNames(): Pick<AgentDto, 'id' | 'name'>[] {
  const { slug } = useTenant()
  const { data } = useQuery({
    queryKey: [slug, 'agent-names'],
    queryFn: ({ signal }) => api<Page<AgentDto>>('/agents', { tenant: slug, query: { limit: 500 }, signal }),
    staleTime: 60_000,
  })
  return data?.items ?? []
}

export function useAddAgent() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { name: string; quiet_after_hours: number }) =>
      api<NewAgent>('/agents', { tenant: slug, method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'agents'] }),
  })
}

export function useRetireAgent() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api<void>(`/agents/${id}`, { tenant: slug, method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'agents'] }),
  })
}

/** The first report of an agent just made: looked for every two seconds until it is there, then until it is read. */
export function useFirstReport({ name, created_at }: NewAgent) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'first-report', name, created_at],
    queryFn: async ({ signal }): Promise<SubmissionDto | null> => {
      const query = { limit: 50 }
      const { items } = await api<SubmissionPageDto>('/submissions', { tenant: slug, query, signal })
      const theirs = items.filter(
        ({ sender, received_at }) =>
          sender.kind === 'token' && sender.label === name && received_at >= created_at,
      )
      return theirs.at(-1) ?? null
    },
    refetchInterval: ({ state: { data } }) => (!data || data.state === 'received' ? 2000 : false),
  })
}
