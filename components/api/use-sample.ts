'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { SampleDto, SampleQuery } from '@/lib/views/sample.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

/** What the page was loaded with, and the query that it answers. */
export interface FirstSample {
  query: SampleQuery
  page: SampleDto
}

/** A sample as the query draws it; the one before stays until the next is here. */
export function useSample(query: SampleQuery, initial: FirstSample) {
  const { slug } = useTenant()
  const id = initial.page.assessment.id
  const same = (['of', 'count', 'seed', 'as_of', 'known_at'] as const).every(
    (name) => query[name] === initial.query[name],
  )
  return useQuery({
    queryKey: [slug, 'sample', id, query],
    queryFn: ({ signal }) =>
      api<SampleDto>(`/assessments/${id}/sample`, { tenant: slug, query: { ...query }, signal }),
    placeholderData: keepPreviousData,
    ...(same ? { initialData: initial.page } : {}),
  })
}
