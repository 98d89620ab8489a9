import { BlockList, isIP } from 'node:net'

/** Where this server may send to beyond the open internet: `hooks.corp.example`, `10.20.0.0/16`, `127.0.0.1`. */
export type OutgoingAllow = readonly string[]

/** Networks of IPv4 that are not the open internet (IANA's special-purpose registry, and multicast). */
const CLOSED_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]
/** Only global unicast is open in IPv6, without what carries an IPv4 address or is set aside. */
const OPEN_6 = ['2000::/3']
const CLOSED_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const closed4 = listOf(CLOSED_4)
const open6 = listOf(OPEN_6)
const closed6 = listOf(CLOSED_6)

/** Whether the operator's list names this host, by name or by the address it was given as. */
export function isAllowedHost(host: string, allow: OutgoingAllow): boolean {
  const bare = bareHost(host)
  if (isIP(bare) !== 0) return isListed(bare, allow)
  return allow.some((entry) => entry.toLowerCase() === bare)
}

/** Whether a connection to this address may be made: it is of the open internet, or the operator lists it. */
export function isOpenAddress(address: string, allow: OutgoingAllow): boolean {
  return isPublic(address) || isListed(address, allow)
}

/** `[::1]` and `Example.COM.` as they are compared. */
export function bareHost(host: string): string {
  return host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
}

function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closed4.check(address, 'ipv4')
  return family === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}

function isListed(address: string, allow: OutgoingAllow): boolean {
  const networks = allow.filter((entry) => isIP(entry.split('/')[0] ?? '') !== 0)
  return listOf(networks).check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of networks) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return list
}
