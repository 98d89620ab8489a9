import { describe, expect, test } from 'vitest'
import { detectFormat } from '../detect'
import { readSnapshotReport, snapshotGolden } from './testing/read-snapshot-report'
import { VOCABULARY } from './testing/vocabulary'

interface Expected {
  format: string
  host: string
  engineVersion: string
  containers: number
  severalKinds: string[]
  sshd: string[]
  functions: Record<string, string[]>
  /** The faults each container and service was given. */
  misconfigurations: Record<string, string[]>
  services: Record<string, string[]>
}

const EXPECTED: Record<string, Expected> = JSON.parse(
  new TextDecoder().decode(snapshotGolden('expected.json')),
)
const NAMES = Object.keys(EXPECTED).filter((name) => EXPECTED[name]?.format === 'docker-engine-snapshot')
/** Words of the truth beside ours. */
const KIND_OF: Record<string, string> = { 'web-server': 'web' }

describe('real snapshots', () => {
  test.each(NAMES)('%s: engine, containers and faults are those the hosts were built with', async (name) => {
    const expected = EXPECTED[name] as Expected
    const bytes = snapshotGolden(name)
    const { word } = detectFormat({ head: bytes.subarray(0, 65_536), size: bytes.length, hints: {} })
    expect(word).toBe('docker-engine-snapshot')
    const { header, components, observations, notes, end } = await readSnapshotReport(bytes)
    expect(header).toMatchObject({
      tool: 'docker-engine',
      format: 'docker-engine-snapshot',
      toolVersion: expected.engineVersion,
      name: expected.host,
      assetKind: 'host',
      identities: [expect.stringMatching(/^engine-id:.{20,}/)],
    })
    expect(header.printedAt).toMatch(/^2026-11-22T03:2/)
    expect(components).toHaveLength(expected.containers)
    expect([end.counts.items, end.complete, notes]).toEqual([expected.containers, true, []])
    const failing = (check: string) =>
      observations.filter((o) => o.check.name === check && o.result === 'fail').map((o) => o.subject)
    if (Object.keys(expected.functions).length === 0) return
    expect(failing('plimsoll/several-server-kinds')).toEqual(expected.severalKinds)
    expect(failing('plimsoll/sshd-running')).toEqual(expected.sshd)
    for (const [container, functions] of Object.entries(expected.functions)) {
      const seen = components.find((one) => one.name === container)?.servers.map(({ kind }) => kind)
      const truth = functions.map((word) => KIND_OF[word] ?? word).filter((word) => word !== 'worker')
      expect([container, seen?.sort()]).toEqual([container, truth.sort()])
    }
  })

  test.each(NAMES)(
    '%s: every container lies where its place says, in bytes and as a pointer',
    async (name) => {
      const bytes = snapshotGolden(name)
      const document = JSON.parse(new TextDecoder().decode(bytes))
      for (const { name: container, at } of (await readSnapshotReport(bytes)).components) {
        const slice = JSON.parse(new TextDecoder().decode(bytes.subarray(at.from, at.to)))
        expect(slice.body.Name).toBe(`/${container}`)
        const path = (at.pointer ?? '').split('/').slice(1)
        const found = path.reduce(
          (value, part) => value[part.replaceAll('~1', '/').replaceAll('~0', '~')],
          document,
        )
        expect(found).toEqual(slice)
      }
    },
  )

  test.each(NAMES)('%s: no secret and no argument is kept, and of a variable its name only', async (name) => {
    const read = await readSnapshotReport(snapshotGolden(name))
    expect(JSON.stringify(read)).not.toMatch(/lab-not-a-real|SWMTKN|daemon off|86400|startups|hotfix >/)
    const { components, notes, observations } = read
    const others = observations.filter(({ check }) => check.name !== 'plimsoll/secret-variables')
    expect(JSON.stringify([components, notes, others])).not.toMatch(/PASSWORD|SECRET/)
  })

  test.each(NAMES)(
    '%s: every fault that its containers were given is found, and none is invented',
    async (name) => {
      const { misconfigurations = {}, services = {} } = EXPECTED[name] ?? {}
      const { observations, components } = await readSnapshotReport(snapshotGolden(name))
      const found = (subject: string) =>
        observations
          .filter((one) => one.result === 'fail' && one.subject === subject)
          .map(({ check, detail }) =>
            [check.name.slice('plimsoll/'.length), detail].filter(Boolean).join(':'),
          )
          .filter((fault) => VOCABULARY.includes(fault.split(':')[0] ?? ''))
          .sort()
      if (Object.keys(services).length === 0)
        expect(Object.fromEntries(components.map((one) => [one.name, found(one.name)]))).toEqual(
          Object.fromEntries(
            Object.entries(misconfigurations).map(([one, faults]) => [one, [...faults].sort()]),
          ),
        )
      for (const [service, faults] of Object.entries(services)) {
        const tasks = components.filter((one) => one.service === service)
        expect(tasks.length).toBeGreaterThan(0)
        for (const task of tasks)
          expect([...found(service), ...found(task.name)].sort()).toEqual(
            faults.filter((one) => VOCABULARY.includes(one.split(':')[0] ?? '')).sort(),
          )
      }
      const subjects = new Set(['', ...components.map((one) => one.name), ...Object.keys(services)])
      expect(observations.filter(({ subject }) => !subjects.has(subject))).toEqual([])
    },
  )

  test.each(NAMES)('%s: reads the same however the bytes are cut', async (name) => {
    const bytes = snapshotGolden(name)
    const whole = await readSnapshotReport(bytes)
    expect(await readSnapshotReport(bytes, [1, 2, 7919])).toEqual(whole)
  })

  test('runc called kata by its engine shares the kernel: the path decides, not the name', async () => {
    const { components } = await readSnapshotReport(snapshotGolden('hardened-20.10.json'))
    const worker = components.find(({ name }) => name === 'ledger-worker-1')
    expect(worker?.isolation).toMatchObject({
      runtime: 'kata',
      runtimePath: '/usr/sbin/runc',
      kernel: 'shared',
      userNamespace: true,
    })
    const probe = components.find(({ name }) => name === 'ledger-probe')
    expect(probe?.isolation).toMatchObject({ userNamespace: false, shares: ['network:host'] })
  })

  test('replicas of a Swarm service share its key; their names stay apart', async () => {
    const { components } = await readSnapshotReport(snapshotGolden('swarm-20.10.json'))
    const web = components.filter(({ key }) => key === 'swarm:shop_web')
    expect(new Set(web.map(({ name }) => name)).size).toBe(2)
  })
})
