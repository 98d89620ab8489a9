import { expect } from 'vitest'
import { type FakeContainer, fakeSnapshot, readSnapshotReport } from './read-snapshot-report'

export type More = Record<string, unknown>

/** What a check says of made-up containers: `<subject> <result> <detail>` for each state. */
export async function say(
  code: string,
  containers: Partial<FakeContainer>[],
  info: More = {},
  more: More = {},
): Promise<string[]> {
  const fakes = containers.map((one, n) => ({ id: `c${n + 1}`, ...one }))
  const { observations } = await readSnapshotReport(fakeSnapshot(fakes, info, more))
  const said = observations.filter(({ check }) => check.name === `plimsoll/${code}`)
  expect(said.length, `${code} says something`).toBeGreaterThan(0)
  return said.map(({ subject, result, detail }) => [subject, result, detail].join(' ').trim())
}

/** What it says of one. */
export const sayOfOne = (code: string, container: Partial<FakeContainer>, info: More = {}, more: More = {}) =>
  say(code, [container], info, more)
