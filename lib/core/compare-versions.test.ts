import { describe, expect, it } from 'vitest'
import { compareVersions } from './compare-versions'

/** Each older than the next. */
const ORDERED: [string, string[]][] = [
  ['deb', ['1.0~rc1-1', '1.0-1', '1.0-1+deb12u1', '1.0-1.1', '1.0+dfsg-1', '1.0.1-1', '1.0.10-1', '1:0.1-1']],
  ['deb', ['1.1.1d-0+deb10u3', '1.1.1d-0+deb10u8', '1.1.1n-0+deb10u1', '3.0.2-0ubuntu1.10']],
  ['rpm', ['1.0~rc1-1', '1.0-1.el8', '1.0-1.el9', '1.0.1-1.el8', '1.0.1a-1', '1.0.1.1-1', '1:0.9-3']],
  ['apk', ['1.1.1g-r0', '1.1.1h-r0', '1.1.1h-r2', '1.1.10-r0', '3.0.8-r0']],
  ['npm', ['1.2.3', '1.2.10', '1.10.0', '2.0']],
  ['golang', ['v0.9.1', 'v0.10.0', '1.0.0']],
]

describe.each(ORDERED)('versions of %s', (type, versions) => {
  it(versions.join(' < '), () => {
    for (const [i, a] of versions.entries())
      for (const [j, b] of versions.entries())
        expect([a, b, Math.sign(compareVersions(type, a, b) ?? Number.NaN)]).toEqual([a, b, Math.sign(i - j)])
  })
})

it.each([
  ['npm', '1.0.0-beta.1', '1.0.0'],
  ['maven', '1.0.Final', '1.0.1'],
  ['pypi', '1.0rc1', '1.0'],
  ['rpm', '1.0^git1-1', '1.0-1'],
])('guesses no order in %s of %s and %s', (type, a, b) => {
  expect(compareVersions(type, a, b)).toBeNull()
})
