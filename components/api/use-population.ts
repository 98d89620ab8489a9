'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PopulationDto, PopulationQuery } from '@/lib/views/population.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

/** What the page was loaded with, and the query that it answers. */
export interface FirstPopulation {
  query: PopulationQuery
  page: PopulationDto
}

/** Who has reported, as the query asks; the answer before stays until the next one is here. */
export function usePopulation(query: PopulationQuery, initial: FirstPopulation) {
  const { slug } = useTenant()
  const same = (['assessment', 'kind', 'tool', 'as_of', 'known_at'] as const).every(
    (name) => query[name] === initial.query[name],
  )
  return useQuery({
    queryKey: [slug, 'population', query],
    queryFn: ({ signal }) => api<PopulationDto>('/population', { tenant: slug, query: { ...query }, signal }),
    placeholderData: keepPreviousData,
    ...(same ? { initialData: initial.page } : {}),
  })
}
