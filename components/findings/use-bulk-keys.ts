'use client'

import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import { isTyping } from '@/components/common/use-row-keys'

/** Where in the bar of the ticked findings a key leads. */
export type BulkAim = 'status' | 'owner'
const AIMS: Readonly<Record<string, BulkAim>> = { s: 'status', a: 'owner' }

export interface BulkKeys {
  enabled: boolean
  onAim: (aim: BulkAim) => void
  /** Escape, pressed in the bar. */
  onLeave: () => void
}

/**
 * `s` leads to the status and `a` to the owner of what is ticked; the row in focus is ticked if it is not.
 * Answers how to go back to that row.
 */
export function useBulkKeys({ enabled, onAim, onLeave }: BulkKeys): () => void {
  const from = useRef<HTMLElement | null>(null)
  const press = useEffectEvent((event: KeyboardEvent) => {
    const active = document.activeElement
    if (event.key === 'Escape' && active?.closest('[data-bulk]')) return onLeave()
    const aim = AIMS[event.key]
    if (!aim || event.defaultPrevented || isTyping(event)) return
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
