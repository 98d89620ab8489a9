'use client'

import { useEffect, useState } from 'react'

/** Counts the seconds of a wait down to zero; each wait, even one as long as the last, begins the count anew. */
export function useSecondsLeft(wait: { seconds: number } | null): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const seconds = wait?.seconds ?? 0
    setLeft(seconds)
    if (seconds <= 0) return
    const end = Date.now() + seconds * 1000
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000))), 500)
    return () => clearInterval(timer)
  }, [wait])
  return left
}
