'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeterminationCreate, DeterminationDto } from '@/lib/views/determination.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

/** Proposes a person's verdict on a control. */
export function useProposeDetermination(assessment: string, control: string) {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: DeterminationCreate) =>
      api<DeterminationDto>(
        `/assessments/${assessment}/controls/${encodeURIComponent(control)}/determinations`,
        {
          tenant: slug,
          method: 'POST',
          body,
        },
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug] }),
  })
}

/** Approves, refuses or withdraws one. */
export function useDecideDetermination() {
  const { slug } = useTenant()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: string
      decision: 'approve' | 'refuse' | 'withdraw'
      note?: string
    }) => api<DeterminationDto>(`/determinations/${id}/decision`, { tenant: slug, method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [slug] }),
  })
}
