'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AssetKind } from '@/lib/core/report'
import type { Receipt } from '@/lib/views/submission.schema'
import { ApiError, type ApiProblem, withQuery } from './client'
import { useTenant } from './tenant-context'

export interface Upload {
  file: File
  asset: string
  /** Absent: what the report is about by itself. */
  kind?: AssetKind | undefined
  tool?: string | undefined
  /** Version or time of the scanner's database of advisories. */
  database?: string | undefined
  /** ISO instant. */
  observed_at?: string | undefined
}

/** Hands in a report, raw. `sent` is the part of its bytes that is on its way, 0 to 1. */
export function useUpload() {
  const { slug } = useTenant()
  const client = useQueryClient()
  const [sent, setSent] = useState(0)
  const upload = useMutation({
    mutationFn: ({ file, ...query }: Upload) => {
      setSent(0)
      return post(withQuery('/api/v1/submissions', query), slug, file, setSent)
    },
    onSettled: () => client.invalidateQueries({ queryKey: [slug] }),
  })
  return { ...upload, sent }
}

/** `fetch` does not tell how much was sent; the older way does. */
function post(url: string, tenant: string, file: File, onSent: (part: number) => void): Promise<Receipt> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('plimsoll-tenant', tenant)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onSent(event.loaded / event.total)
    }
    request.onload = () => {
      const { status } = request
      if (status >= 200 && status < 300) resolve(JSON.parse(request.responseText) as Receipt)
      else reject(new ApiError(status, problemOf(request), retryAfter(request)))
    }
    request.onerror = () =>
      reject(new ApiError(0, { title: 'No answer', status: 0, code: 'unreachable', detail: '' }))
    request.send(file)
  })
}

function problemOf({ status, statusText: title, responseText }: XMLHttpRequest): ApiProblem {
  const none = { title, code: 'unknown', detail: '', status }
  try {
    return { ...none, ...(JSON.parse(responseText) as Partial<ApiProblem>), status }
  } catch {
    return none
  }
}

function retryAfter(request: XMLHttpRequest): number | null {
  const said = request.getResponseHeader('retry-after')
  return said === null || Number.isNaN(Number(said)) ? null : Number(said)
}
