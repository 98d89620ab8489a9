/**
 * The sign-in throttle, per account and per address, that locks nobody out:
 *
 * - *account and address*: five attempts, then none for 30 minutes from the last of them. A guesser stops only themselves,
 *   since the account's owner comes from elsewhere. Counted before the password is looked at, so that a hundred
 *   attempts at once count as a hundred; forgotten when the password was right. It is the same for accounts that there
 *   are not, and as strict as the strictest policy (等保三级; PCI DSS 8.3.4 has ten and 30 minutes), so that it tells
 *   nobody which account is held to what.
 * - *address*: after 200 wrong attempts a window, over all accounts, refused until it ends. High, since an office may
 *   share one; an IPv6 address counts by its /64, of which anyone has plenty.
 * - *account from anywhere*: never refused (anyone could lock anyone out), only slower: beyond 20 attempts a window each
 *   one waits, up to 3 seconds.
 * - *codes of a second factor*: five per account and address likewise; and 50 per account from anywhere, then none for a
 *   day. Only who has the password gets that far, so nobody else is locked out by it (NIST SP 800-63B-4 §3.2.2: 100).
 *
 * Windows are of 15 minutes and the same for all, so that the seconds left follow from the clock.
 */
export const WINDOW_MS = 15 * 60_000
export const PAIR_LIMIT = 5
export const PAIR_WAIT_MS = 30 * 60_000
export const CODE_LIMIT = 50
export const CODE_WAIT_MS = 24 * 3_600_000
export const ADDRESS_LIMIT = 200
const ACCOUNT_FREE = 20
const STEP_MS = 100
const MOST_MS = 3_000

/** The window an instant is in, and the whole seconds until it ends (at least one). */
export function throttleWindow(at: Date): { start: Date; secondsLeft: number } {
  const start = Math.floor(at.getTime() / WINDOW_MS) * WINDOW_MS
  return { start: new Date(start), secondsLeft: Math.ceil((start + WINDOW_MS - at.getTime()) / 1000) }
}

/** Whole seconds (at least one) until a wait that began at `from` ends. */
export function secondsOfWait(from: Date, waitMs: number, at: Date): number {
  return Math.max(1, Math.ceil((from.getTime() + waitMs - at.getTime()) / 1000))
}

/** How long an account's n-th attempt of a window waits, in milliseconds. */
export function accountDelayMs(attempts: number): number {
  return Math.min(Math.max(attempts - ACCOUNT_FREE, 0) * STEP_MS, MOST_MS)
}

/** What an address counts as: itself, or the /64 of an IPv6 address; all unknown ones are one. */
export function addressGroup(address: string | null): string {
  if (address === null) return 'unknown'
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const middle = tail === undefined ? [] : new Array(Math.max(0, 8 - left.length - right.length)).fill('0')
  const groups = [...left, ...middle, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${groups.join(':')}::/64`
}
