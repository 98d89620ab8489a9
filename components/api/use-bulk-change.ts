'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BulkDto, FindingsBulk } from '@/lib/views/finding.schema'
import { api } from './client'
import { useTenant } from './tenant-context'

/** Changes many findings, step after step, with how far it is; and takes such a change back the same way. */
export function useBulkChange() {
  const { slug } = useTenant()
  const client = useQueryClient()
  const [progress, setProgress] = useState<BulkDto | null>(null)
  const step = async (path: string, body?: unknown) => {
    const bulk = await api<BulkDto>(path, { tenant: slug, method: 'POST', ...(body ? { body } : {}) })
    setProgress(bulk)
    return bulk
  }
  const onSettled = () => {
    setProgress(null)
    return client.invalidateQueries({ queryKey: [slug] })
  }
  const change = useMutation({
    mutationFn: async (body: FindingsBulk) => {
      let bulk = await step('/findings/bulk', body)
      while (bulk.state === 'running') bulk = await step(`/findings/bulk/${bulk.id}/continue`)
      return bulk
    },
    onSettled,
  })
  const undo = useMutation({
    mutationFn: async (id: string) => {
      let bulk = await step(`/findings/bulk/${id}/undo`)
      while (bulk.state === 'undoing') bulk = await step(`/findings/bulk/${id}/undo`)
      return bulk
    },
    onSettled,
  })
  return { change, undo, progress }
}
