'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AssessmentCreate, AssessmentDto } from '@/lib/views/assessment.schema'
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
