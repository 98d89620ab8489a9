import { useEffect, useState } from 'react'

/** How long it is said that something was copied. */
const SAID_MS = 1000

/** Puts text into the clipboard; true for a moment after it is there. A browser that refuses says nothing. */
export function useCopied(text: string): [boolean, () => void] {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SAID_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () =>
    void navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    )
  return [copied, copy]
}
