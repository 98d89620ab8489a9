import { describe, expect, test } from 'vitest'
import { trivy } from './trivy'

const printed = (text: string) => {
  const bytes = new TextEncoder().encode(text)
  const time = trivy.printedTime?.(bytes, {})
  return time ? [time.printedAt, text.slice(time.from, time.to)] : null
}
const report = (members: string) =>
  `{"SchemaVersion":2,${members},"ArtifactName":"a","ArtifactType":"container_image"}`

describe('where a report of Trivy prints when it was made', () => {
  test.each([
    [report('"CreatedAt":"2026-01-05T00:00:00.5Z"'), ['2026-01-05T00:00:00Z', '2026-01-05T00:00:00.5Z']],
    [
      `INFO x\n${report('"x":{"CreatedAt":"2025-01-01T00:00:00Z"},"CreatedAt": "2026-01-05T00:00:00Z"')}`,
      ['2026-01-05T00:00:00Z', '2026-01-05T00:00:00Z'],
    ],
    [report('"x":{"CreatedAt":"2026-01-05T00:00:00Z"}'), null],
    [report('"CreatedAt":["2026-01-05T00:00:00Z"]'), null],
    [report('"CreatedAt":"2026-01-05T00:00:00\\u005a"'), null],
    [report('"CreatedAt":"yesterday"'), null],
    [report('"CreatedAt":null'), null],
    [`${report('"x":1')}{"CreatedAt":"2026-01-05T00:00:00Z"}`, null],
    ['[{"Target":"a","CreatedAt":"2026-01-05T00:00:00Z"}]', null],
    [report('"CreatedAt":"2026-01-05T00:0'), null],
  ])('%s', (text, expected) => {
    expect(printed(text)).toEqual(expected)
  })
})
