import { expect, it } from 'vitest'
import { requestAddress } from './request-address'

const of = (peer: string | null, forwarded: string | null, trusted: string[]) => {
  const headers = new Headers()
  if (peer !== null) headers.set('x-plimsoll-peer', peer)
  if (forwarded !== null) headers.set('x-forwarded-for', forwarded)
  return requestAddress(headers, trusted)
}

it.each([
  [
    'the peer, whatever it says it forwards, while no proxy is trusted',
    '203.0.113.9',
    '1.2.3.4',
    [],
    '203.0.113.9',
  ],
  ['the peer, when it is no trusted proxy', '203.0.113.9', '1.2.3.4', ['10.0.0.0/8'], '203.0.113.9'],
  ['what a trusted proxy saw', '10.0.0.2', '198.51.100.7', ['10.0.0.0/8'], '198.51.100.7'],
  [
    'only what trusted proxies wrote, not what came to them',
    '10.0.0.2',
    '6.6.6.6, 198.51.100.7, 10.0.0.3',
    ['10.0.0.0/8'],
    '198.51.100.7',
  ],
  ['the last proxy, when what it forwards is no address', '10.0.0.2', 'unknown', ['10.0.0.0/8'], '10.0.0.2'],
  [
    'an IPv4 address without its IPv6 clothes',
    '::ffff:10.0.0.2',
    '::ffff:198.51.100.7',
    ['10.0.0.2'],
    '198.51.100.7',
  ],
  ['an address without its port', '::1', '198.51.100.7:4711', ['::1'], '198.51.100.7'],
  ['an IPv6 address without its brackets', '10.0.0.2', '[2001:db8::1]:443', ['10.0.0.2'], '2001:db8::1'],
  ['nothing, when nobody knows', null, '1.2.3.4', ['10.0.0.0/8'], null],
])('the address is %s', (_, peer, forwarded, trusted, address) => {
  expect(of(peer, forwarded, trusted)).toBe(address)
})
