import { type DoorFault, doorFault } from '@/lib/core/door-fault'

/** What stands in the address of a sign-in page. */
export interface DoorQuery {
  to?: string | string[]
  /** What went wrong with a provider, and its name; `lib/auth/auth-handler.ts` writes both. */
  fault?: string | string[]
  provider?: string | string[]
}

const MOST_CHARACTERS = 100

export function faultOfQuery({
  fault,
  provider,
}: DoorQuery): { fault: DoorFault; provider: string | null } | null {
  const known = doorFault(fault)
  if (!known) return null
  const name = typeof provider === 'string' && provider !== '' ? provider.slice(0, MOST_CHARACTERS) : null
  return { fault: known, provider: name }
}
