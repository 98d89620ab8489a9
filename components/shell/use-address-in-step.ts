'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'

/**
 * Tells the router of what a click put into the address while the page came to life: buttons work a moment before the router listens to
 * the history, and a dialog that is opened by the address would wait for ever.
 */
export function useAddressInStep(): void {
  const search = useSearchParams().toString()
  const known = useRef(search)
  known.current = search
  useEffect(() => {
    // The router's own effect, from which on it listens, comes after this one in the same turn.
    queueMicrotask(() => {
      const { search: shown, href } = window.location
      if (new URLSearchParams(shown).toString() !== known.current) window.history.replaceState(null, '', href)
    })
  }, [])
}
