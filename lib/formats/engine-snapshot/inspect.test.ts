import { describe, expect, test } from 'vitest'
import { BrokenReportError } from '../../core/report'
import { detectFormat } from '../detect'
import { readSnapshotReport, snapshotGolden } from './testing/read-snapshot-report'

const container = (Name: string, host: Record<string, unknown> = {}) => ({
  Id: Name,
  Name: `/${Name}`,
  State: { Status: 'running', Running: true },
  Config: { Image: 'i:1', Env: ['PGPASSWORD=hunter2'], Labels: {} },
  HostConfig: host,
})
const print = (...objects: unknown[]) => JSON.stringify(objects)

describe('what docker inspect prints', () => {
  test('is read with the containers in it, and told apart from images, networks and volumes', async () => {
    const bytes = snapshotGolden('inspect-mixed-types.json')
    const { word } = detectFormat({ head: bytes.subarray(0, 65_536), size: bytes.length, hints: {} })
    expect(word).toBe('docker-container-inspect')
    const { header, end, notes, observations, components } = await readSnapshotReport(bytes, [1, 7919])
    expect([header.tool, header.format, header.identities]).toEqual(['docker-engine', word, []])
    expect(end.counts).toEqual({ items: 4 })
    expect(notes.map(({ code }) => code)).toEqual(['containers_alone', 'other_objects'])
    const added = observations.filter(({ check }) => check.name === 'plimsoll/cap-add')
    expect(added.map(({ subject, detail }) => [subject, detail])).toEqual([['web-1', 'NET_BIND_SERVICE']])
    const slice = bytes.subarray(added[0]?.at.from, added[0]?.at.to)
    expect(JSON.parse(new TextDecoder().decode(slice)).Name).toBe('/web-1')
    // The host's set of containers is not this one.
    expect(components).toEqual([])
  })

  test('passes nothing, covers nothing whole, and judges nothing that it does not show', async () => {
    const read = await readSnapshotReport(print(container('a', { Privileged: true }), container('b')))
    expect(read.observations.filter(({ result }) => result === 'pass')).toEqual([])
    expect(read.end.coverage.checks).toEqual([])
    const looked = read.end.coverage.partialChecks ?? []
    expect(looked).toContain('plimsoll/privileged')
    for (const code of [
      'single-primary-function',
      'sshd-running',
      'privileged-mixed',
      'image-old',
      'icc-allowed',
    ])
      expect(looked).not.toContain(`plimsoll/${code}`)
    expect(new Set(read.observations.map(({ check }) => looked.includes(check.name)))).toEqual(
      new Set([true]),
    )
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })

  test('of one container is the same as the engine’s answer about it', async () => {
    const said = async (text: string) =>
      (await readSnapshotReport(text)).observations.map(({ at: _, ...observation }) => observation)
    expect(await said(JSON.stringify(container('a')))).toEqual(await said(print(container('a'))))
  })

  test('cut at any byte it is refused', async () => {
    const text = print(container('a'), container('b'))
    for (let size = text.indexOf('Config') + 100; size < text.length; size += 1)
      await expect(readSnapshotReport(text.slice(0, size))).rejects.toBeInstanceOf(BrokenReportError)
  })
})
