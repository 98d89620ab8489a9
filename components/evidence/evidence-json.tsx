'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { EvidenceFrame } from './evidence-frame'
import { type Cited, EvidenceRow } from './evidence-row'
import type { JsonRow } from './json-rows'
import { useHeldInView } from './use-held-in-view'
import classes from './viewer.module.css'

export interface EvidenceJsonProps {
  bytes: Uint8Array
  /** Where they begin in the evidence; rows and what is cited are places in the evidence. */
  base: number
  rows: readonly JsonRow[]
  cited: Cited | null
  plain: boolean
}

/** A small JSON document, or the cited part of a large one, laid out for reading; begins at what is cited. */
export function EvidenceJson({ bytes, base, rows, cited, plain }: EvidenceJsonProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [mark, setMark] = useState<HTMLElement | null>(null)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 20,
    overscan: 20,
  })
  const target = cited ? rows.findIndex(({ to }) => to > cited.from) : -1
  useHeldInView(frame, mark, target < 0 ? null : () => list.scrollToIndex(target, { align: 'center' }))
  return (
    <EvidenceFrame ref={frame} height={list.getTotalSize()}>
      {list.getVirtualItems().map(({ index, start }) => {
        const row = rows[index]
        return row ? (
          <div
            key={index}
            data-index={index}
            ref={list.measureElement}
            className={classes.block}
            style={{ transform: `translateY(${start}px)` }}
          >
            <EvidenceRow
              segment={row}
              depth={row.depth}
              bytes={bytes.subarray(row.from - base, row.to - base)}
              line={null}
              cited={cited}
              citedRef={setMark}
              plain={plain}
            />
          </div>
        ) : null
      })}
    </EvidenceFrame>
  )
}
