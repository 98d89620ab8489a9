'use client'

import type { Action } from '@/lib/access/actions'
import { useMay } from './tenant-context'
import { usePast } from './use-past'

/** Whether to offer a change: never while the past is shown, since it would be made now and to what is not shown. */
export function useMayChange(action: Action): boolean {
  const may = useMay(action)
  return !usePast() && may
}
