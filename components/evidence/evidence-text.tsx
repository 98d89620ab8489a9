'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { EvidenceBlock } from './evidence-block'
import { EvidenceFrame } from './evidence-frame'
import type { Cited } from './evidence-row'
import { BLOCK } from './text-blocks'
import classes from './viewer.module.css'

/** About what a block measures before it is drawn: 90 characters a row of 20 px. */
const ESTIMATE = (BLOCK / 90) * 20
/** Looks for the cited place, 60 ms apart, while its bytes are fetched. */
const TRIES = 200

export interface EvidenceTextProps {
  sha256: string
  total: number
  cited: Cited | null
  plain: boolean
}

/** The whole text, of which only what is looked at is fetched and drawn; begins at what is cited. */
export function EvidenceText({ sha256, total, cited, plain }: EvidenceTextProps) {
  const frame = useRef<HTMLDivElement>(null)
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
  useShowCited(frame, cited, () => blocks.scrollToIndex(target, { align: 'start' }))
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
          <EvidenceBlock sha256={sha256} total={total} index={index} cited={cited} plain={plain} />
        </div>
      ))}
    </EvidenceFrame>
  )
}

/** Goes to the block of the cited place, then, once it is drawn, to the place itself. Once; then the reader scrolls. */
function useShowCited(frame: RefObject<HTMLElement | null>, cited: Cited | null, toBlock: () => void): void {
  const goToBlock = useEffectEvent(toBlock)
  useEffect(() => {
    if (!cited) return
    goToBlock()
    let tries = 0
    const timer = setInterval(() => {
      const mark = frame.current?.querySelector('[data-cited]')
      tries += 1
      if (mark || tries > TRIES) clearInterval(timer)
      if (!mark) {
        // Blocks before it are measured as they come, and push it away from where it was thought to be.
        if (tries % 5 === 0) goToBlock()
        return
      }
      mark.scrollIntoView({ block: 'center' })
      // Blocks above may be measured after this: once more when they are.
      setTimeout(() => mark.scrollIntoView({ block: 'center' }), 120)
    }, 60)
    return () => clearInterval(timer)
  }, [cited, frame])
}
