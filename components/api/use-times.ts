'use client'

import { useSearchParams } from 'next/navigation'

/** Both times of the address; undefined is now. Put them into every query and its key. */
export interface PageTimes {
  as_of: string | undefined
  known_at: string | undefined
}

export function useTimes(): PageTimes {
  const search = useSearchParams()
  return { as_of: search.get('as_of') ?? undefined, known_at: search.get('known_at') ?? undefined }
}
