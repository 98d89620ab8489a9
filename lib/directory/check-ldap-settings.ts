import { isIP } from 'node:net'
import { FilterParser } from 'ldapts'
import { Invalid } from '@/lib/core/errors'
import type { LdapSettings } from '@/lib/core/ldap-settings'
import { isAllowedHost, isOpenAddress, type OutgoingAllow } from '@/lib/outgoing/outgoing-rule'
import { personFilter } from './person-filter'
import { isAllowedPort, serverAddress } from './server-address'

/** A distinguished name begins with a type and a value (RFC 4514); the directory judges the rest. */
const DN = /^([a-zA-Z][a-zA-Z0-9-]*|[0-9.]+)\s*=\s*\S/

/**
 * What can be said of a directory's settings before it is asked. What names lead to is judged at every connection.
 * @throws Invalid `address_not_allowed` or `invalid_body` with the place under `at`
 */
export function checkLdapSettings(settings: LdapSettings, allow: OutgoingAllow, at: string): void {
  for (const [index, shown] of settings.servers.entries()) checkServer(shown, allow, `${at}/servers/${index}`)
  if (new Set(settings.servers).size < settings.servers.length) {
    throw new Invalid('invalid_body', `The body at "${at}/servers" names a server twice.`, {
      at: `${at}/servers`,
    })
  }
  for (const field of ['bind_dn', 'people_base', 'groups_base'] as const) {
    const value = settings[field]
    if (value !== null && !DN.test(value)) throw wrong(`${at}/${field}`, 'must be a distinguished name')
  }
  filterAt(`${at}/people_filter`, () => personFilter(settings.people_filter, 'x'))
  const { groups_filter } = settings
  if (groups_filter !== null) filterAt(`${at}/groups_filter`, () => FilterParser.parseString(groups_filter))
}

function checkServer(shown: string, allow: OutgoingAllow, at: string): void {
  let address: ReturnType<typeof serverAddress>
  try {
    address = serverAddress(shown)
  } catch {
    throw wrong(at, 'must be ldaps://host or ldap://host, perhaps with a port')
  }
  const { host } = address
  if (!isAllowedPort(address, allow)) {
    throw refused(
      at,
      'must use port 389, 636, 3268 or 3269; the operator can allow others with PLIMSOLL_OUTGOING_ALLOW',
    )
  }
  const local = host === 'localhost' || host.endsWith('.localhost')
  if (isIP(host) !== 0 ? !isOpenAddress(host, allow) : local && !isAllowedHost(host, allow)) {
    throw refused(at, 'leads into a closed network; the operator can allow it with PLIMSOLL_OUTGOING_ALLOW')
  }
}

function filterAt(at: string, parse: () => unknown): void {
  try {
    parse()
  } catch {
    throw wrong(at, 'must be a search filter such as (uid={login})')
  }
}

const wrong = (at: string, what: string) =>
  new Invalid('invalid_body', `The body at "${at}" ${what}.`, { at })
const refused = (at: string, what: string) =>
  new Invalid('address_not_allowed', `The body at "${at}" ${what}.`, { at })
