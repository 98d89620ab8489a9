'use client'

import { useEffect, useState } from 'react'

/** Counts `seconds` down to zero; begins anew with each `cause`. */
export function useSecondsLeft(seconds: number, cause: unknown): number {
  const [left, setLeft] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `cause` begins the count anew, even with the same seconds
  useEffect(() => {
    setLeft(seconds)
    if (seconds <= 0) return
    const end = Date.now() + seconds * 1000
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000))), 500)
    return () => clearInterval(timer)
  }, [seconds, cause])
  return left
}
