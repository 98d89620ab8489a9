'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { FindingDetailDto, FindingDto, FindingPatch } from '@/lib/views/finding.schema'
import { ApiError, api } from './client'
import { useTenant } from './tenant-context'
import { useTimes } from './use-times'

/** One finding with its life so far, at the page's times. */
export function useFinding(initial: FindingDetailDto) {
  const { slug } = useTenant()
  const times = useTimes()
  const past = times.as_of !== undefined || times.known_at !== undefined
  return useQuery({
    // What the past shows is apart from the present that changes are shown in at once.
    queryKey: past ? [slug, 'finding', initial.id, times] : [slug, 'finding', initial.id],
    queryFn: ({ signal }) =>
      api<FindingDetailDto>(`/findings/${initial.id}`, { tenant: slug, query: { ...times }, signal }),
    initialData: initial,
  })
}

export type FindingWords = Omit<FindingPatch, 'version'>

/** Changes a finding; it shows at once, and goes back where the server refuses. */
export function useChangeFinding(shown: FindingDetailDto, names: ReadonlyMap<string, string>) {
  const { slug } = useTenant()
  const client = useQueryClient()
  const key = [slug, 'finding', shown.id]
  // Quick changes go one after another, each upon what the one before left; after a refusal the others are refused, too.
  const version = useRef(shown.version)
  return useMutation({
    mutationKey: key,
    scope: { id: key.join(' ') },
    mutationFn: (words: FindingWords) =>
      api<FindingDto>(`/findings/${shown.id}`, {
        tenant: slug,
        method: 'PATCH',
        body: { version: version.current, ...words },
      }),
    onMutate: async ({ status, owner, due_on }) => {
      if (client.isMutating({ mutationKey: key }) <= 1) version.current = shown.version
      await client.cancelQueries({ queryKey: key })
      const before = client.getQueryData<FindingDetailDto>(key) ?? shown
      client.setQueryData<FindingDetailDto>(key, {
        ...before,
        ...(status ? { status } : {}),
        ...(due_on === undefined ? {} : { due_on }),
        ...(owner === undefined
          ? {}
          : { owner: owner ? { id: owner, name: names.get(owner) ?? '…' } : null }),
      })
      return { before }
    },
    onError: (_error, _words, context) => client.setQueryData(key, context?.before),
    onSuccess: (dto) => {
      version.current = dto.version
      client.setQueryData<FindingDetailDto>(key, (detail) => (detail ? { ...detail, ...dto } : detail))
      void client.invalidateQueries({ queryKey: [slug, '/findings'] })
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}

/** Whether somebody else was faster. */
export function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409 && error.code === 'changed_meanwhile'
}

/** What somebody else did meanwhile, as the refusal tells it. */
export interface MeanwhileChange {
  kind: string
  at: string
  by: string
}

export function meanwhileChanges(error: unknown): MeanwhileChange[] {
  if (!(error instanceof ApiError) || !Array.isArray(error.problem.changes)) return []
  return error.problem.changes.filter(
    (one): one is MeanwhileChange => typeof one?.kind === 'string' && typeof one?.by === 'string',
  )
}
