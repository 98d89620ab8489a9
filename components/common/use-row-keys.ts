'use client'

import { type RefObject, useEffect } from 'react'

const TYPING =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]'

/** Whether a key press is meant for a field or a dialog, or carries a modifier. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey) return true
  return event.target instanceof Element && event.target.closest(TYPING) !== null
}

/** `j` and `k` move the focus over the rows below `body` (the first list of the page hears them); `x` ticks a row. */
export function useRowKeys(body: RefObject<HTMLElement | null>, enabled = true): void {
  useEffect(() => {
    if (!enabled) return
    const move = (event: KeyboardEvent) => {
      if (isTyping(event) || !body.current || !['j', 'k', 'x'].includes(event.key)) return
      const first = document.querySelector('[data-rows]')
      const here = body.current.contains(document.activeElement)
      if (!here && (first !== body.current || document.activeElement?.closest('[data-rows]'))) return
      const rows = [...body.current.querySelectorAll<HTMLElement>('[data-row]')]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      if (event.key === 'x') {
        rows[at]?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click()
        return
      }
      const next = rows[Math.min(Math.max(at + (event.key === 'j' ? 1 : -1), 0), rows.length - 1)]
      next?.focus()
      next?.scrollIntoView({ block: 'nearest' })
      event.preventDefault()
    }
    document.addEventListener('keydown', move)
    return () => document.removeEventListener('keydown', move)
  }, [body, enabled])
}
