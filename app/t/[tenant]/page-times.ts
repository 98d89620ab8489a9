import { type AddressTimes, timesOfAddress } from '@/components/common/times-of-address'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** Both times of the address; one that is no time is left out, as if it were not there. */
export function pageTimes(search: Record<string, string | string[] | undefined>): AddressTimes {
  return timesOfAddress(search)
}
