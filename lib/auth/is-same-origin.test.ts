import { describe, expect, it } from 'vitest'
import { isSameOrigin } from './is-same-origin'
import { ownOrigin } from './own-origin'

const PUBLIC = 'https://plimsoll.example'
const same = (headers: Record<string, string>, url = PUBLIC) => isSameOrigin(new Headers(headers), url)

describe('a change is taken', () => {
  it.each([
    ['the browser says same-origin', { 'sec-fetch-site': 'same-origin' }],
    [
      'the Origin is the public one, behind a proxy that changes the Host',
      { origin: PUBLIC, host: 'app:3000' },
    ],
    ['the Origin is that of the Host', { origin: 'https://other.example', host: 'other.example' }],
    ['it is made on the machine itself', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }],
  ])('when %s', (_, headers) => {
    expect(same(headers)).toBe(true)
  })
})

describe('a change is refused', () => {
  it.each([
    ['neither header is there', { host: 'plimsoll.example' }],
    ['the browser says cross-site, whatever the Origin', { 'sec-fetch-site': 'cross-site', origin: PUBLIC }],
    ['the browser says same-site: a neighbour is not us', { 'sec-fetch-site': 'same-site' }],
    ['the browser says none', { 'sec-fetch-site': 'none' }],
    ['the Origin is opaque', { origin: 'null', host: 'plimsoll.example' }],
    ['the Origin is ours without TLS', { origin: 'http://plimsoll.example', host: 'plimsoll.example' }],
    ['the Origin begins like ours', { origin: 'https://plimsoll.example.evil', host: 'plimsoll.example' }],
    ['the port is another', { origin: 'http://localhost:3001', host: 'localhost:3000' }],
    ['localhost and 127.0.0.1 are mixed', { origin: 'http://localhost:3000', host: '127.0.0.1:3000' }],
  ])('when %s', (_, headers) => {
    expect(same(headers)).toBe(false)
  })
})

describe('the own origin', () => {
  it.each([
    ['plimsoll.example', 'https://plimsoll.example'],
    ['localhost:3000', 'http://localhost:3000'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['[::1]:3000', 'http://[::1]:3000'],
    ['other.example', 'https://other.example'],
    ['localhost.evil.example', 'https://localhost.evil.example'],
    [null, 'https://plimsoll.example'],
  ])('of the Host %s is %s', (host, origin) => {
    expect(ownOrigin(host, PUBLIC)).toBe(origin)
  })
})
