'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AgentDto } from '@/lib/views/admin.schema'
import type { EnrolmentDto } from '@/lib/views/enrolment.schema'
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

/** A code just made: the only answer that ever carries it. */
export interface NewEnrolment extends EnrolmentDto {
  code: string
}

export interface EnrolmentToMake {
  /** The agent that gets another token; else each machine becomes one of its own. */
  agent?: string
  most?: number
  quiet_after_hours?: number
  own_host?: boolean
}

export function useAddEnrolment() {
  const { slug } = useTenant()
  return useMutation({
    mutationFn: (body: EnrolmentToMake) =>
      api<NewEnrolment>('/agents/enrolments', { tenant: slug, method: 'POST', body }),
  })
}

/** Agents that came by a code, or the one that it was made for once it is in again; looked for every two seconds. */
export function useEnrolledMachines({ id, agent, created_at }: NewEnrolment) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'enrolled', id],
    queryFn: async ({ signal }): Promise<AgentDto[]> => {
      const query = { limit: 500 }
      const { items } = await api<Page<AgentDto>>('/agents', { tenant: slug, query, signal })
      if (!agent) return items.filter((one) => one.enrolment === id)
      const again = items.find((one) => one.id === agent.id)
      const last = again?.last_submission
      return again && last && last.received_at >= created_at ? [again] : []
    },
    refetchInterval: 2000,
  })
}

export function useLockOutAgent() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api<void>(`/agents/${id}/tokens`, { tenant: slug, method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'agents'] }),
  })
}
