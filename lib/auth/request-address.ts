import { BlockList, isIP } from 'node:net'

/** The peer's address as `lib/http/stamp-peers.ts` wrote it; a caller's own header of this name is thrown away there. */
export const PEER_HEADER = 'x-plimsoll-peer'

/**
 * The address a request comes from. `X-Forwarded-For` is believed only as far as trusted proxies wrote it: from its end,
 * the first address that is not one of theirs.
 */
export function requestAddress(headers: Headers, trustedProxies: readonly string[]): string | null {
  const peer = plain(headers.get(PEER_HEADER) ?? '')
  if (peer === null || trustedProxies.length === 0) return peer
  const trusted = blockList(trustedProxies)
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  let address = peer
  for (const hop of (headers.get('x-forwarded-for') ?? '').split(',').reverse()) {
    if (!isTrusted(address)) break
    const before = plain(hop.trim())
    if (before === null) break
    address = before
  }
  return address
}

/** An address without its port, and an IPv4 address without its IPv6 clothes; null for anything else. */
function plain(text: string): string | null {
  const bare = /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1] ?? text.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) === 0 ? null : address
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}
