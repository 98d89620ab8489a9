'use client'

import type { Ref } from 'react'
import { stripAnsi } from './strip-ansi'
import type { Segment } from './text-blocks'
import classes from './viewer.module.css'

export interface Cited {
  from: number
  to: number
}
export interface EvidenceRowProps {
  segment: Segment
  /** Steps that the text is moved in by. */
  depth?: number
  /** The bytes of the row. */
  bytes: Uint8Array
  /** Of its line, counted from 1; null where the beginning of the file is not known. */
  line: number | null
  cited: Cited | null
  /** Takes the mark at which the citation begins. */
  citedRef?: Ref<HTMLElement>
  /** Leaves the colour codes of terminals out. */
  plain: boolean
}

/** A line of evidence, or a part of a long one; what is cited is marked. */
export function EvidenceRow({ segment, depth = 0, bytes, line, cited, citedRef, plain }: EvidenceRowProps) {
  const show = (from: number, to: number) => {
    const text = new TextDecoder().decode(bytes.subarray(from - segment.from, to - segment.from))
    return visible(plain ? stripAnsi(text) : text)
  }
  const from = Math.max(segment.from, cited?.from ?? 0)
  const to = Math.min(segment.to, cited?.to ?? 0)
  return (
    <div className={classes.row}>
      <span className={classes.gutter} aria-hidden="true">
        {segment.begins ? (line ?? `@${segment.from}`) : '⋯'}
      </span>
      {/* Deeper than this it goes no further in: the text must keep some room. */}
      <span
        className={classes.text}
        style={depth ? { marginInlineStart: `${Math.min(depth, 16) * 2}ch` } : undefined}
      >
        {from < to ? (
          <>
            {show(segment.from, from)}
            {from === cited?.from ? (
              <mark ref={citedRef} className={classes.cited} data-cited>
                {show(from, to)}
              </mark>
            ) : (
              <mark className={classes.cited}>{show(from, to)}</mark>
            )}
            {show(to, segment.to)}
          </>
        ) : (
          show(segment.from, segment.to)
        )}
      </span>
    </div>
  )
}

/** Without its line end, and with control characters as the pictures of them: evidence is never acted upon. */
function visible(text: string): string {
  return [...text.replace(/\r?\n$/, '')]
    .map((c) => {
      const code = c.charCodeAt(0)
      return code < 32 && c !== '\t' && c !== '\n' ? String.fromCharCode(0x2400 + code) : c
    })
    .join('')
}
