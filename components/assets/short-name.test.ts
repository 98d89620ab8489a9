import { expect, test } from 'vitest'
import { shortName } from './short-name'

test.each([
  ['image', 'registry.example.com:5000/team/shop:1.4', 'shop:1.4'],
  ['image', 'nginx', 'nginx'],
  ['image', 'team/app@sha256:0123456789abcdef', 'app@sha256:01234567'],
  ['image', 'sha256:0123456789abcdef', 'sha256:0123456789abcdef'],
  ['host', 'a/b', 'a/b'],
] as const)('a short name of the %s %s is %s', (kind, name, short) => {
  expect(shortName({ kind, name })).toBe(short)
})
