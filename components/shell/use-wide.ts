'use client'

import { useSyncExternalStore } from 'react'

const WIDE = '(min-width: 48em)'

/** Whether the screen is wide; undefined until the browser has said so (then CSS alone decides what is shown). */
export function useWide(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(
    (changed) => {
      const query = window.matchMedia(WIDE)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => window.matchMedia(WIDE).matches,
    () => undefined,
  )
}
