'use client'

import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import { isTyping } from '@/components/common/use-row-keys'

/** Where in the bar of the ticked findings a key leads. */
export type BulkAim = 'status' | 'owner' | 'due' | 'comment' | 'risk' | 'false_positive'
const AIMS: Readonly<Record<string, BulkAim>> = {
  s: 'status',
  a: 'owner',
  d: 'due',
  c: 'comment',
  r: 'risk',
  p: 'false_positive',
}

export interface BulkKeys {
  enabled: boolean
  onAim: (aim: BulkAim) => void
  /** `A`: all that match, not only the rows that are shown. */
  onAll: () => void
  /** `z` */
  onUndo: () => void
  /** Escape, pressed in the bar. */
  onLeave: () => void
}

/**
 * `s`, `a`, `d`, `c`, `r` and `p` lead to status, owner, due date, comment, risk acceptance and false positive of what is
 * ticked; the row in focus is ticked if nothing is. Answers how to go back to that row.
 */
export function useBulkKeys({ enabled, onAim, onAll, onUndo, onLeave }: BulkKeys): () => void {
  const from = useRef<HTMLElement | null>(null)
  const press = useEffectEvent((event: KeyboardEvent) => {
    const active = document.activeElement
    if (event.key === 'Escape' && active?.closest('[data-bulk]')) return onLeave()
    if (event.defaultPrevented || isTyping(event)) return
    if (event.key === 'z') return onUndo()
    if (event.key === 'A') return onAll()
    const aim = AIMS[event.key]
    if (!aim) return
    const row = active?.closest<HTMLElement>('[data-row]') ?? null
    if (!row && !document.querySelector('[data-bulk]')) return
    const tick = row?.querySelector<HTMLInputElement>('input[type="checkbox"]')
    if (tick && !tick.checked) tick.click()
    from.current = row
    event.preventDefault()
    onAim(aim)
  })
  useEffect(() => {
    if (!enabled) return
    const hear = (event: KeyboardEvent) => press(event)
    // After the document's keys, which may have taken it: `g a` leads to another screen.
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [enabled])
  return useCallback(() => {
    if (from.current?.isConnected) from.current.focus()
    from.current = null
  }, [])
}
