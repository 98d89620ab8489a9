'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { EvidenceBlock } from './evidence-block'
import { EvidenceFrame } from './evidence-frame'
import type { Cited } from './evidence-row'
import { BLOCK } from './text-blocks'
import { useHeldInView } from './use-held-in-view'
import classes from './viewer.module.css'

/** About what a block measures before it is drawn: 90 characters a row of 20 px. */
const ESTIMATE = (BLOCK / 90) * 20

export interface EvidenceTextProps {
  sha256: string
  total: number
  cited: Cited | null
  plain: boolean
}

/** The whole text, of which only what is looked at is fetched and drawn; begins at what is cited. */
export function EvidenceText({ sha256, total, cited, plain }: EvidenceTextProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [mark, setMark] = useState<HTMLElement | null>(null)
  const count = Math.ceil(total / BLOCK)
  const target = cited ? Math.min(Math.floor(cited.from / BLOCK), count - 1) : 0
  const blocks = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: (index) =>
      index === count - 1 ? Math.max(40, ((total % BLOCK) / BLOCK) * ESTIMATE) : ESTIMATE,
    overscan: 1,
    initialOffset: 0,
  })
  useHeldInView(frame, mark, cited && (() => blocks.scrollToIndex(target, { align: 'start' })))
  return (
    <EvidenceFrame ref={frame} height={blocks.getTotalSize()}>
      {blocks.getVirtualItems().map(({ index, start }) => (
        <div
          key={index}
          data-index={index}
          ref={blocks.measureElement}
          className={classes.block}
          style={{ transform: `translateY(${start}px)` }}
        >
          <EvidenceBlock
            sha256={sha256}
            total={total}
            index={index}
            cited={cited}
            citedRef={setMark}
            plain={plain}
          />
        </div>
      ))}
    </EvidenceFrame>
  )
}
