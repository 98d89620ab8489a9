'use client'

import { type RefObject, useEffect } from 'react'
import { isTyping } from '@/components/common/use-row-keys'

/** On a finding's own page `s`, `a`, `d` and `c` lead to its fields, `r` and `p` ask for an exception. */
export function useTriageKeys(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event) || !/^[sadcrp]$/.test(event.key)) return
      const target = panel.current?.querySelector<HTMLElement>(`[data-key="${event.key}"]`)
      if (!target) return
      event.preventDefault()
      target.focus()
      if (target instanceof HTMLButtonElement) target.click()
    }
    // After the document's keys, which may have taken it: `g a` leads to another screen.
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [panel])
}
