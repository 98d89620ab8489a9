/**
 * Why somebody whom a provider was to vouch for came back to the door, as the door says it (messages `signIn.faults`):
 *
 * - `cancelled` they went back themselves · `stale` this sign-in was not begun in this browser, or is used up
 * - `unreachable`, `provider_error`, `misconfigured` the provider, and whom to ask
 * - `wrong_issuer`, `not_trusted`, `expired` an answer that must not be believed
 * - `overage` the provider left the groups out · `no_role`, `disabled` known, but not let in here
 * - `unknown_provider` gone, or switched off · `failed` our own fault
 */
export const DOOR_FAULTS = [
  'cancelled',
  'stale',
  'unreachable',
  'provider_error',
  'misconfigured',
  'wrong_issuer',
  'not_trusted',
  'expired',
  'overage',
  'no_role',
  'disabled',
  'unknown_provider',
  'failed',
] as const
export type DoorFault = (typeof DOOR_FAULTS)[number]

/** What an address of the door says went wrong; null for anything else that stands there. */
export function doorFault(text: string | string[] | undefined): DoorFault | null {
  return DOOR_FAULTS.find((fault) => fault === text) ?? null
}
