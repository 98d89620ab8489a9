'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReportDto, ReportPageDto } from '@/lib/views/report.schema'
import { api } from './client'
import { useTenant } from './tenant-context'
import { useTimes } from './use-times'

const isOpen = (report: ReportDto) => report.state === 'queued' || report.state === 'running'

/** Reports, newest first; looked up again every second while one is being made. */
export function useReports(initial: ReportPageDto) {
  const { slug } = useTenant()
  const times = useTimes()
  return useQuery({
    queryKey: [slug, 'reports', times],
    queryFn: ({ signal }) => api<ReportPageDto>('/reports', { tenant: slug, query: { ...times }, signal }),
    initialData: initial,
    refetchInterval: (query) => (query.state.data?.items.some(isOpen) ? 1000 : false),
  })
}

/** The last few reports whatever instant is chosen, to look at what they show. */
export function useRecentReports() {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'reports', 'recent'],
    queryFn: ({ signal }) => api<ReportPageDto>('/reports', { tenant: slug, query: { limit: 5 }, signal }),
  })
}

/** One report that was asked for; followed until it is done. */
export function useReport(id: string | null) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'report', id],
    queryFn: ({ signal }) => api<ReportDto>(`/reports/${id}`, { tenant: slug, signal }),
    enabled: id !== null,
    refetchInterval: (query) => (!query.state.data || isOpen(query.state.data) ? 1000 : false),
  })
}

/** Asks for a report of what the page shows: at both of its times. */
export function useRequestReport(assessment: string) {
  const { slug } = useTenant()
  const { as_of, known_at } = useTimes()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asked: Pick<ReportDto, 'format' | 'lang'>) =>
      api<ReportDto>(`/assessments/${assessment}/reports`, {
        tenant: slug,
        method: 'POST',
        body: { ...asked, ...(as_of ? { as_of } : {}), ...(known_at ? { known_at } : {}) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug, 'reports'] }),
  })
}
