import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BrokenReportError } from '../../core/report'
import { baseName } from './program-names'
import {
  type FakeContainer,
  fakeSnapshot,
  readSnapshotReport,
  snapshotGolden,
  top,
} from './testing/read-snapshot-report'

async function one(container: Partial<FakeContainer>, info: Record<string, unknown> = {}) {
  const { components } = await readSnapshotReport(fakeSnapshot([{ id: 'c1', ...container }], info))
  const [component] = components
  if (!component) throw new Error('no component')
  return component
}
const kinds = async (...lines: string[]) =>
  (await one({ top: top(...lines) })).servers.map(({ program, kind, instances, processes }) =>
    [program, kind, instances, processes].join(' '),
  )

describe('processes', () => {
  test('a master and its workers are one server; a second master is another', async () => {
    expect(
      await kinds(
        '1 0 nginx nginx: master process nginx',
        '7 1 nginx nginx: worker process',
        '8 1 nginx nginx: worker process',
        '9 0 nginx nginx: master process nginx -c other',
      ),
    ).toEqual(['nginx web 2 4'])
  })

  test('a chain of parents of one program is one server', async () => {
    expect(
      await kinds('1 0 postgres postgres', '2 1 postgres postgres: writer', '3 2 postgres postgres: backend'),
    ).toEqual(['postgres database 1 3'])
  })

  test.each([
    ['1 0 tini /sbin/tini -- sleep 1', '2 1 sleep sleep 1'],
    ['1 0 supervisord /usr/bin/python3 /usr/bin/supervisord -n'],
    ['1 0 sh sh -c while true', '2 1 bash -bash'],
  ])('inits, shells and supervisors serve nothing: %s', async (...lines) => {
    const component = await one({ top: top(...lines) })
    expect([component.servers, component.others]).toEqual([[], []])
  })

  test.each([
    ['java java -Xmx1g -cp /k kafka.Kafka /etc/server.properties', 'queue'],
    ['java java -jar /srv/shop.jar', 'application'],
    ['beam.smp /usr/lib/erlang/bin/beam.smp -- -root rabbitmq_server', 'queue'],
    ['python3.11 /usr/bin/python3.11 /usr/bin/gunicorn app', 'application'],
    ['php-fpm8.2 php-fpm: master process (/etc/php/8.2/fpm.conf)', 'application'],
    ['busybox /bin/busybox httpd -f -p 8080', 'web'],
    ['nginx-prometheu /usr/bin/nginx-prometheus-exporter', 'monitoring'],
    ['nginx-prometheu ?', 'monitoring'],
    ['redis-server redis-server *:6379', 'cache'],
  ])('%s is a server of kind %s', async (line, kind) => {
    expect((await one({ top: top(`1 0 ${line}`) })).servers.map((server) => server.kind)).toEqual([kind])
  })

  test('a program that no table knows is named, and called nothing', async () => {
    const component = await one({ top: top('1 0 ledgerd /opt/ledgerd --password hunter2') })
    expect([component.servers, component.others]).toEqual([[], ['ledgerd']])
    expect(JSON.stringify(component)).not.toContain('hunter2')
  })

  test('columns glued into one, as Podman 4 gives them, read the same', async () => {
    const glued = {
      Titles: ['PID   PPID  USER     COMMAND          COMMAND'],
      Processes: [
        ['1     0 app      nginx            nginx: master process nginx -g daemon off;'],
        ['7 1 app nginx nginx: worker process'],
      ],
    }
    expect((await one({ top: glued })).servers).toMatchObject([
      { program: 'nginx', instances: 1, processes: 2 },
    ])
  })

  test('a list without ps_args reads too', async () => {
    const plain = {
      Titles: ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'],
      Processes: [['root', '9', '1', '0', '03:00', '?', '00:00:00', 'mysqld --user=mysql']],
    }
    expect((await one({ top: plain })).servers).toMatchObject([{ program: 'mysqld', kind: 'database' }])
  })

  test('no list of a running container is said, and nothing passes', async () => {
    const { components, observations, notes } = await readSnapshotReport(fakeSnapshot([{ id: 'c1' }]))
    expect(components[0]?.processesKnown).toBe(false)
    expect(notes.map(({ code }) => code)).toEqual(['processes_unknown'])
    const said = observations.map(({ check, result }) => `${check.printedId} ${result}`)
    expect(said.slice(0, 3)).toEqual([
      'single-primary-function informational',
      'several-server-kinds not_checked',
      'sshd-running not_checked',
    ])
  })
})

describe('identity and isolation', () => {
  test.each([
    [{ 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'web' }, 'compose:shop/web'],
    [{ 'com.docker.swarm.service.name': 'shop_web' }, 'swarm:shop_web'],
    [
      {
        'io.kubernetes.pod.name': 'web-7d4b9c6f58-x2x7k',
        'io.kubernetes.pod.namespace': 'shop',
        'io.kubernetes.container.name': 'nginx',
      },
      'k8s:shop/web/nginx',
    ],
    [{}, 'name:c1'],
  ])('labels %j make the key %s', async (labels, key) => {
    expect((await one({ labels: labels as Record<string, string> })).key).toBe(key)
  })

  test.each([
    ['kata', { kata: { path: '/usr/bin/kata-runtime' } }, 'own'],
    ['kata', { kata: { path: '/usr/bin/runc' } }, 'shared'],
    ['fast', { fast: { runtimeType: 'io.containerd.kata.v2' } }, 'own'],
    ['io.containerd.kata.v2', {}, 'own'],
    ['runsc', { runsc: { path: '/usr/local/bin/runsc' } }, 'user_space'],
    ['kata', {}, 'unknown'],
    ['', { runc: { path: 'runc' } }, 'shared'],
  ])('runtime %j with %j has a kernel: %s', async (Runtime, Runtimes, kernel) => {
    expect((await one({ host: { Runtime } }, { Runtimes })).isolation.kernel).toBe(kernel)
  })

  test('a namespace of another container is told by its name', async () => {
    const text = fakeSnapshot([
      { id: 'aaaa1111', name: 'web' },
      { id: 'bbbb2222', name: 'side', host: { NetworkMode: 'container:aaaa1111', PidMode: 'host' } },
    ])
    const side = (await readSnapshotReport(text)).components.find(({ name }) => name === 'side')
    expect(side?.isolation.shares).toEqual(['network:web', 'pid:host'])
  })

  test('labels declare in words of either language; an unknown function keeps its own words', async () => {
    const declared = async (labels: Record<string, string>) => (await one({ labels })).labelled
    expect(
      await declared({
        'plimsoll.function': 'DB',
        'plimsoll.security-level': '高',
        'plimsoll.separation': 'isolated',
      }),
    ).toEqual({ function: 'database', level: 'high', way: 'isolated' })
    expect(await declared({ 'plimsoll.function': 'Web 服务器', 'plimsoll.security-level': 'huge' })).toEqual({
      function: 'web',
    })
    expect(await declared({ 'plimsoll.function': 'Oracle of Delphi' })).toEqual({
      function: 'Oracle of Delphi',
    })
    expect(await declared({ 'some.other.label': 'hunter2' })).toEqual({})
  })
})

describe('what is missing is told', () => {
  test('a container that was listed and not inspected leaves the checks open', async () => {
    const snapshot = JSON.parse(fakeSnapshot([{ id: 'c1', top: top('1 0 nginx nginx') }, { id: 'gone' }]))
    delete snapshot.requests['GET /containers/gone/json']
    const { end, notes, observations } = await readSnapshotReport(JSON.stringify(snapshot))
    expect(notes.map(({ code }) => code)).toContain('container_unread')
    const { checks, partialChecks = [] } = end.coverage
    expect(partialChecks).toContain('plimsoll/privileged')
    expect(checks).toContain('plimsoll/live-restore-off')
    const partly = observations.filter(({ check }) => partialChecks.includes(check.name))
    expect(partly.length).toBeGreaterThan(5)
    expect(partly.filter(({ result }) => result === 'pass')).toEqual([])
  })

  test('a snapshot without any answer about containers is refused, never read as an empty host', async () => {
    const text = JSON.stringify({
      schema: 'docker-engine-snapshot/1',
      requests: { 'GET /info': { status: 200, body: {} } },
    })
    await expect(readSnapshotReport(text)).rejects.toMatchObject({ code: 'no_containers_answer' })
    const refused = text.replace(
      '"requests":{',
      '"requests":{"GET /containers/json?all=1":{"status":403,"body":[]},',
    )
    await expect(readSnapshotReport(refused)).rejects.toMatchObject({ code: 'no_containers_answer' })
  })

  test('cut at any byte it is refused with the place', async () => {
    const text = fakeSnapshot([{ id: 'c1', top: top('1 0 nginx nginx') }])
    for (let size = 0; size < text.length; size += 1) {
      await expect(readSnapshotReport(text.slice(0, size))).rejects.toBeInstanceOf(BrokenReportError)
    }
  })

  test('a byte order mark before it is passed over', async () => {
    const { components } = await readSnapshotReport(`\uFEFF${fakeSnapshot([{ id: 'c1' }])}`, [1])
    expect(components).toHaveLength(1)
  })
})

describe('any answers at all give a report or a precise refusal', () => {
  const answer = fc.record({ status: fc.constantFrom(200, 404, 409), body: fc.jsonValue() })
  const line = fc.constantFrom(
    'GET /info',
    'GET /version',
    'GET /containers/json?all=1',
    'GET /containers/c/json',
    'GET /containers/c/top',
    'GET /x',
  )
  const messy = fc.dictionary(
    fc.constantFrom('Id', 'Name', 'State', 'Config', 'HostConfig', 'NetworkSettings', 'Image'),
    fc.jsonValue(),
  )

  test('of any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(line, answer), messy, async (requests, body) => {
        const inspect = { status: 200, body: { Id: 'c', ...body } }
        const text = JSON.stringify({
          schema: 'docker-engine-snapshot/1',
          requests: { ...requests, 'GET /containers/c/json': inspect },
        })
        try {
          const { components, observations, end } = await readSnapshotReport(text)
          expect(end.counts.items).toBe(components.length)
          const keys = observations.map(({ check, subject, fault }) =>
            [check.name, subject, fault].join('\n'),
          )
          expect(new Set(keys).size).toBe(keys.length)
        } catch (error) {
          expect(error).toBeInstanceOf(BrokenReportError)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the order of the answers does not matter', async () => {
    const containers = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      top: top('1 0 nginx nginx', '2 0 redis-server redis-server'),
    }))
    const strip = async (text: string) =>
      (await readSnapshotReport(text)).components.map(({ at, ...component }) => component)
    const sorted = await strip(fakeSnapshot(containers))
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(containers, { minLength: 4 }), async (mixed) => {
        expect(await strip(fakeSnapshot(mixed))).toEqual(sorted)
      }),
      { numRuns: 20 },
    )
  })
})

describe('more than any host has', () => {
  test('running containers are refused: each is held against every other', async () => {
    const many = Array.from({ length: 2001 }, (_, n) => ({ id: `c${n}` }))
    await expect(readSnapshotReport(fakeSnapshot(many))).rejects.toMatchObject({
      code: 'too_many_containers',
    })
  })

  test('a name of a million colons is read at once', () => {
    expect(baseName(`/bin/${':'.repeat(1_000_000)}x`).length).toBeLessThanOrEqual(100)
  })

  test('containers that were not inspected are named up to fifty, then counted', async () => {
    const listed = Array.from({ length: 60 }, (_, n) => ({
      Id: `c${n}`,
      Names: [`/c${n}`],
      State: 'running',
    }))
    const requests = { 'GET /containers/json': { status: 200, body: listed } }
    const { notes } = await readSnapshotReport(
      JSON.stringify({ schema: 'docker-engine-snapshot/1', requests }),
    )
    const unread = notes.filter(({ code }) => code === 'container_unread')
    expect(unread.length).toBe(51)
    expect(unread.at(-1)?.message).toMatch(/^10 more containers/)
  })
})

describe('sockets of engines', () => {
  const socket = (Source: string, RW: boolean) => ({ Type: 'bind', Source, Destination: '/s', RW })

  test('are told wherever they lie and however they are mounted', async () => {
    const Mounts = [
      socket('/var/run//docker.sock', false),
      socket('/run/containerd/containerd.sock', true),
      socket('/srv/data', true),
    ]
    const component = await one({ body: { Mounts, Image: 'a'.repeat(64) } })
    expect(component.isolation.engineSockets).toEqual([
      '/run/containerd/containerd.sock',
      '/var/run/docker.sock',
    ])
    expect(component.imageDigest).toBe(`sha256:${'a'.repeat(64)}`)
  })
})

test('a snapshot without answers about images proves nothing of what was found of them', async () => {
  const whole: { requests: Record<string, { status: number; body: unknown }> } = JSON.parse(
    new TextDecoder().decode(snapshotGolden('default-20.10.json')),
  )
  const seen = (await readSnapshotReport(JSON.stringify(whole))).end.coverage
  expect(seen).toMatchObject({ checks: expect.arrayContaining(['plimsoll/image-never-in-registry']) })
  for (const line of Object.keys(whole.requests))
    if (/^GET \/images\/.+\/(?:json|history)$/.test(line)) whole.requests[line] = { status: 403, body: {} }
  const { observations, end } = await readSnapshotReport(JSON.stringify(whole))
  const said = observations.filter(({ check }) => check.name === 'plimsoll/image-never-in-registry')
  expect(said).toMatchObject([{ subject: '', result: 'not_checked' }])
  expect(end.coverage?.checks).not.toContain('plimsoll/image-never-in-registry')
  expect(end.coverage?.partialChecks).toContain('plimsoll/image-never-in-registry')
})
