'use client'

import { useSearchParams } from 'next/navigation'
import { type AddressTimes, timesOfAddress } from '@/components/common/times-of-address'

/** Both times of the address, as the page's own first load read them. Put them into every query and its key. */

export function useTimes(): AddressTimes {
  const search = useSearchParams()
  return timesOfAddress({ as_of: search.get('as_of'), known_at: search.get('known_at') })
}
