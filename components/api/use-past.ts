'use client'

import { useTimes } from './use-times'

/** Whether the page shows another time than now. */
export function usePast(): boolean {
  const { as_of, known_at } = useTimes()
  return as_of !== undefined || known_at !== undefined
}
