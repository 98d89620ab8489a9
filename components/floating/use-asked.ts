import { useState } from 'react'

/** True from the first time on: what was asked for once stays, so that it can close as it opened. */
export function useAsked(now: boolean): boolean {
  const [asked, setAsked] = useState(now)
  if (now && !asked) setAsked(true)
  return asked || now
}
