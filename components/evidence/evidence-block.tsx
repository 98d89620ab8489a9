'use client'

import { type Ref, useMemo } from 'react'
import { useEvidenceBytes } from '@/components/api/use-evidence'
import { ErrorState } from '@/components/common/error-state'
import { type Cited, EvidenceRow } from './evidence-row'
import { BLOCK, boundary, LOOK, segments, WINDOW } from './text-blocks'
import classes from './viewer.module.css'

export interface EvidenceBlockProps {
  sha256: string
  total: number
  /** Which block, from 0. */
  index: number
  cited: Cited | null
  citedRef: Ref<HTMLElement>
  plain: boolean
}

/** One block of the evidence; fetches the window that it lies in. */
export function EvidenceBlock({ sha256, total, index, cited, citedRef, plain }: EvidenceBlockProps) {
  const at = index * BLOCK
  const base = Math.floor(at / WINDOW) * WINDOW
  const { data, error, refetch } = useEvidenceBytes(sha256, base, Math.min(base + WINDOW + LOOK, total))
  const rows = useMemo(() => {
    if (!data) return []
    const from = boundary(data, base, at, total)
    return segments(data, base, from, boundary(data, base, at + BLOCK, total))
  }, [data, base, at, total])
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <div className={classes.waiting} aria-busy="true" />
  // Lines are counted from the beginning of what is here: only the first window knows them.
  let line = base === 0 && rows[0] ? linesBefore(data, rows[0].from) : null
  return rows.map((segment) => {
    if (segment.begins && line !== null) line += 1
    return (
      <EvidenceRow
        key={segment.from}
        segment={segment}
        bytes={data.subarray(segment.from - base, segment.to - base)}
        line={line}
        cited={cited}
        citedRef={citedRef}
        plain={plain}
      />
    )
  })
}

function linesBefore(bytes: Uint8Array, end: number): number {
  let lines = 0
  for (let i = 0; i < end; i += 1) if (bytes[i] === 10) lines += 1
  return lines
}
