import { expect, it } from 'vitest'
import { domainName } from './domain-name'

it.each([
  ['Example.COM', 'example.com'],
  [' mail.example.com. ', 'mail.example.com'],
  ['港湾银行.中国', 'xn--j6wog174ersl.xn--fiqs8s'],
])('keeps %s', (given, kept) => {
  expect(domainName(given)).toBe(kept)
})

it.each([
  '',
  'localhost',
  '192.0.2.1',
  '[::1]',
  'a@b.example',
  'http://x.example',
  'x.example/',
  'a..b',
  '-x.example',
])('refuses %j', (given) => {
  expect(domainName(given)).toBeNull()
})
