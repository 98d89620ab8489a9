import { describe, expect, it } from 'vitest'
import { findSecrets } from './find-secrets'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const placesOf = (text: string) => findSecrets(bytesOf(text)).map(({ from, to }) => [from, to])

const filler = (size: number) =>
  `"filler":[${Array(Math.ceil(size / 20))
    .fill('"no secret, but long"')
    .join()}]`
const env = (count: number) =>
  `"Env":[${Array.from({ length: count }, (_, i) => `"DB_PASSWORD=hunter${i}"`)}]`
/** Named last, so that all that comes before is looked at. */
const END = '"Cmd":[]'

describe('secrets are found wherever they are named', () => {
  it.each([
    ['at the beginning of much else', `{${env(3)},${filler(300_000)}`],
    ['in a list that goes on for long', `{${env(20_000)},${filler(300_000)}`],
    [
      'within what is named, far behind its name',
      `{"Healthcheck":{${filler(200_000)},${env(2)}},${filler(300_000)}`,
    ],
    [
      'by a name with a letter escaped',
      `{"Env":[],${filler(200_000)},"\\u0045nv":["A_TOKEN=x1"],${filler(99_999)}`,
    ],
  ])('%s', (_, text) => {
    const some = placesOf(`${text}}`)
    expect(some.length).toBeGreaterThan(0)
    expect(some).toEqual(placesOf(`${text},${END}}`))
  })

  it('also where a name lies across the pieces in which they are looked for', () => {
    for (let before = 65_536 - 40; before <= 65_536 + 2; before++) {
      const text = `{"a":"${'x'.repeat(before - 8)}",${env(1)}}`
      expect(placesOf(text)).toHaveLength(1)
    }
  })
})
