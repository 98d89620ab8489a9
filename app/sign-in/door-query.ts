import type { WayIn } from '@/components/sign-in/way-in'
import { type DoorFault, doorFault } from '@/lib/core/door-fault'

/** What stands in the address of a sign-in page. */
export interface DoorQuery {
  to?: string | string[]
  /** What went wrong with a provider, and its id; `lib/auth/auth-handler.ts` writes both. */
  fault?: string | string[]
  provider?: string | string[]
}

/**
 * What the door says of a fault: a code that we know, with the name of a provider that this door offers. Anybody can write an address, so
 * nothing else of it is ever shown.
 */
export function faultOfQuery(
  { fault, provider }: DoorQuery,
  ways: readonly WayIn[],
): { fault: DoorFault; provider: string | null } | null {
  const known = doorFault(fault)
  return known && { fault: known, provider: ways.find(({ id }) => id === provider)?.name ?? null }
}
