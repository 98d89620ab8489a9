import { lookup } from '@/lib/access/keys'
import { domainName } from '@/lib/core/domain-name'
import { doorPath } from '@/lib/core/door-path'
import { Busy } from '@/lib/core/errors'
import { doorOfDomain } from '@/lib/store/domains/door-of-domain'
import { limitAttempts } from '@/lib/store/sign-in/limit-attempts'
import { addressGroup, throttleWindow, WINDOW_MS } from './throttle'
import { throttleKey } from './throttle-key'

/** Looks for doors by one address in a quarter of an hour; an office may share one. */
const MOST = 120

/**
 * Where people of a domain sign in: the door of the tenant that has proved it. Null for every other domain, so that nobody learns who
 * claims one, or which tenants there are.
 * @throws Busy for an address that asks for very many
 */
export async function findDoor(
  given: string,
  address: string | null,
  at: Date,
): Promise<{ door: string | null }> {
  const key = lookup('sign-in')
  const asked = { key: throttleKey('door', addressGroup(address)), limit: MOST, at }
  const since = new Date(at.getTime() - WINDOW_MS)
  if ((await limitAttempts(key, { ...asked, since })).attempts > MOST) {
    const { secondsLeft } = throttleWindow(at)
    throw new Busy('throttled', 'Too many questions from this address. Try again later.', secondsLeft, true)
  }
  const domain = domainName(given)
  const slug = await doorOfDomain(key, domain ?? '')
  return { door: slug === null ? null : doorPath(slug) }
}
