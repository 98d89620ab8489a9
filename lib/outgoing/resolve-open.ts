import { type LookupAddress, lookup } from 'node:dns'
import { isIP } from 'node:net'
import { OutgoingError } from './outgoing-error'
import { bareHost, isAllowedHost, isOpenAddress, type OutgoingAllow } from './outgoing-rule'

/**
 * The addresses that a host which somebody of a tenant gave leads to, for one connection made at once to one of them: a name
 * that changes between two look-ups gains nothing.
 * @throws OutgoingError when any of them lies in a closed network that the operator does not list, or there is none
 */
export function resolveOpen(given: string, allow: OutgoingAllow): Promise<LookupAddress[]> {
  const host = bareHost(given)
  const listed = isAllowedHost(host, allow)
  const family = isIP(host)
  if (family !== 0) {
    return isOpenAddress(host, allow)
      ? Promise.resolve([{ address: host, family }])
      : Promise.reject(closed())
  }
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found) => {
      if (error || found.length === 0) {
        reject(new OutgoingError('no_address', 'The name leads to no address.'))
      } else if (!listed && found.some(({ address }) => !isOpenAddress(address, allow))) reject(closed())
      else resolve(found)
    })
  })
}

/** Which address it is stays here: nobody is to learn from us what names lead to inside. */
function closed(): OutgoingError {
  return new OutgoingError('closed_network', 'The address lies in a closed network.')
}
