'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AssessmentCreate, AssessmentDto, AssessmentPatch } from '@/lib/views/assessment.schema'
import type {
  AssessmentDraft,
  AssessmentPreviewDto,
  AssessmentRevisionDto,
} from '@/lib/views/assessment-profile.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { useTimes } from './use-times'

export interface AssessmentList {
  items: AssessmentDto[]
  next_cursor: string | null
}

/** The tenant's assessments with their gauges, at the page's times. */
export function useAssessments(initial: AssessmentList) {
  const { slug } = useTenant()
  const times = useTimes()
  return useQuery({
    queryKey: [slug, 'assessments', times],
    queryFn: ({ signal }) =>
      api<AssessmentList>('/assessments', { tenant: slug, query: { ...times, limit: 200 }, signal }),
    initialData: initial,
  })
}

/** Makes an assessment. */
export function useCreateAssessment() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Partial<AssessmentCreate> & Pick<AssessmentCreate, 'name' | 'framework'>) =>
      api<AssessmentDto>('/assessments', { tenant: slug, method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug] }),
  })
}

/** Changes profile, scope or period from now on. */
export function useChangeAssessment(id: string) {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: AssessmentPatch) =>
      api<AssessmentDto>(`/assessments/${id}`, { tenant: slug, method: 'PATCH', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug] }),
  })
}

const SETTLE_MS = 400

/** What a profile and a scope would change; asked for once typing pauses. Null: nothing to ask. */
export function usePreview(draft: Partial<AssessmentDraft> | null) {
  const { slug } = useTenant()
  const [settled] = useDebouncedValue(draft === null ? null : JSON.stringify(draft), SETTLE_MS)
  return useQuery({
    queryKey: [slug, 'assessments', 'preview', settled],
    queryFn: ({ signal }) =>
      api<AssessmentPreviewDto>('/assessments/preview', {
        tenant: slug,
        method: 'POST',
        body: JSON.parse(settled ?? '{}'),
        signal,
      }),
    enabled: settled !== null,
    retry: false,
    placeholderData: keepPreviousData,
  })
}

/** Everybody who changed what an assessment is judged by. */
export function useRevisions(id: string, initial: { items: AssessmentRevisionDto[] }) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'assessments', id, 'revisions'],
    queryFn: ({ signal }) =>
      api<{ items: AssessmentRevisionDto[] }>(`/assessments/${id}/revisions`, { tenant: slug, signal }),
    initialData: initial,
  })
}
