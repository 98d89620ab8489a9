import { isIP } from 'node:net'
import { Invalid } from '@/lib/core/errors'
import { bareHost, isAllowedHost, isOpenAddress, type OutgoingAllow } from './outgoing-rule'

/**
 * An address that somebody gives for this server to send to, as it can be judged before any name is looked up: https
 * (http only to what the operator lists), no login in it, no address of a closed network. What a name leads to is judged
 * at every connection.
 * @throws Invalid `address_not_allowed`
 */
export function checkAddress(text: string, allow: OutgoingAllow, at: string): URL {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    throw refused(at, 'must be a whole address such as https://hooks.example.com/in')
  }
  const listed = isAllowedHost(url.hostname, allow)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && listed)) {
    throw refused(at, 'must begin with https://')
  }
  if (url.username !== '' || url.password !== '') throw refused(at, 'must not carry a login')
  const host = bareHost(url.hostname)
  const local = host === 'localhost' || host.endsWith('.localhost')
  if (isIP(host) !== 0 ? !isOpenAddress(host, allow) : local && !listed) {
    throw refused(at, 'leads into a closed network; the operator can allow it with PLIMSOLL_OUTGOING_ALLOW')
  }
  return url
}

function refused(at: string, what: string): Invalid {
  return new Invalid('address_not_allowed', `The body at "${at}" ${what}.`, { at })
}
