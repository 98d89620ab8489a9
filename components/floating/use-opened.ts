import { useEffect, useState } from 'react'

/**
 * Opens a moment after it is there: what floats remembers where the focus was, to give it back, when it opens, not when it
 * begins open. `anchor` is the id of an element that took the place of one that had the focus.
 */
export function useOpened(wanted: boolean, anchor?: string): boolean {
  const [there, setThere] = useState(false)
  useEffect(() => {
    if (anchor && document.activeElement === document.body) document.getElementById(anchor)?.focus()
    setThere(true)
  }, [anchor])
  return wanted && there
}
