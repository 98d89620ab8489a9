import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSnapshotReport } from '@/lib/formats/engine-snapshot/testing/read-snapshot-report'
import {
  collectDocker,
  REMOVED,
  redact,
  redactCreatedBy,
  redactText,
  versionPrefix,
} from './plimsoll-agent.mjs'
import { type FakeEngine, fakeEngine, type Replayed } from './testing/fake-engine'
import { runAgent } from './testing/run-agent'

const GOLDENS = 'lib/formats/engine-snapshot/goldens'
const SAMPLES = process.env.PLIMSOLL_SAMPLES
const snapshots = [
  ...readdirSync(GOLDENS)
    .filter((name) => /-\d+\.\d+\.json$/.test(name))
    .map((name) => path.join(GOLDENS, name)),
  ...(SAMPLES
    ? readdirSync(path.join(SAMPLES, 'docker-engine'))
        .filter((name) => /^[a-z]+-\d+\.\d+\.json$/.test(name))
        .map((name) => path.join(SAMPLES, 'docker-engine', name))
    : []),
]
type Requests = Record<string, Replayed>
const requestsOf = (file: string): Requests => JSON.parse(readFileSync(file, 'utf8')).requests

let folder: string
let engine: FakeEngine | null = null
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plimsoll-engine-'))
})
afterEach(async () => {
  await engine?.close()
  engine = null
  rmSync(folder, { recursive: true, force: true })
})

/** Answers of a captured snapshot; images by their ids too, as the agent asks for them. */
function answersOf(requests: Requests): Map<string, Replayed | (() => Replayed)> {
  const answers = new Map<string, Replayed | (() => Replayed)>(Object.entries(requests))
  for (const [line, said] of Object.entries(requests)) {
    const name = /^GET \/images\/(.+)\/json$/.exec(line)?.[1]
    const id = (said.body as { Id?: string })?.Id
    if (!name || !id) continue
    answers.set(`GET /images/${id}/json`, said)
    const history = requests[`GET /images/${name}/history`]
    if (history) answers.set(`GET /images/${id}/history`, history)
  }
  return answers
}

async function collected(answers: ReadonlyMap<string, Replayed | (() => Replayed)>) {
  engine = await fakeEngine(path.join(folder, 'engine.sock'), answers)
  return collectDocker({ socketPath: engine.socket }, { hostFacts: false })
}

describe.each(snapshots)('the engine that %s was captured from', (file) => {
  it('is asked nothing but GET, and its snapshot reads as the captured one does', async () => {
    const snapshot = await collected(answersOf(requestsOf(file)))
    expect(engine?.asked.length).toBeGreaterThan(8)
    expect(engine?.asked.filter((line) => !line.startsWith('GET '))).toEqual([])
    expect(engine?.asked.filter((line) => /configs|secrets|export|archive|logs|events/.test(line))).toEqual(
      [],
    )
    // Facts of the host are read from its files, which are not here.
    const { hostFacts } = JSON.parse(readFileSync(file, 'utf8'))
    const own = await readSnapshotReport(JSON.stringify({ ...snapshot, hostFacts }))
    const captured = await readSnapshotReport(new Uint8Array(readFileSync(file)))
    expect(own.header.identities).toEqual(captured.header.identities)
    expect(own.components.map(({ name }) => name)).toEqual(captured.components.map(({ name }) => name))
    expect(own.observations.map(({ check, subject, result }) => [check.name, subject, result])).toEqual(
      captured.observations.map(({ check, subject, result }) => [check.name, subject, result]),
    )
  })

  it('gives no value of any environment variable away', async () => {
    const snapshot = JSON.stringify(await collected(answersOf(requestsOf(file))))
    for (const [, pair] of JSON.stringify(requestsOf(file)).matchAll(/"((?:[^"\\=]|\\.)+=[^"\\]{6,})"/g)) {
      const value = pair?.slice(pair.indexOf('=') + 1) ?? ''
      if (/^[A-Z_]+=/.test(pair ?? '')) expect(snapshot).not.toContain(`=${value}"`)
    }
    expect(snapshot).not.toMatch(/SWMTKN-1-/)
    expect(snapshot).not.toMatch(/lab-not-a-real/)
  })
})

const TOP = 'ps_args=-eo%20pid%2Cppid%2Cuser%2Ccomm%2Cargs'
const SECRET = 'Tr0ub4dor-and-3-planted'
/** A container and an image with a secret wherever one was ever seen to leak. */
function planted(): { requests: Requests; count: number } {
  const secret = (n: number) => `${SECRET}-${n}`
  let count = 0
  const next = () => secret(count++)
  const id = 'a'.repeat(64)
  const image = `sha256:${'b'.repeat(64)}`
  const requests: Requests = {
    'GET /version': { status: 200, body: { Version: '26.1.0', ApiVersion: '1.45', MinAPIVersion: '1.24' } },
    'GET /info': {
      status: 200,
      body: {
        ID: 'ENGINE',
        Name: 'host-1',
        HttpsProxy: `http://proxy:${next()}@10.0.0.1:3128`,
        Labels: [`deploy.token=${next()}`],
      },
    },
    'GET /swarm': {
      status: 200,
      body: {
        JoinTokens: { Worker: `SWMTKN-1-${next()}`, Manager: next() },
        Spec: { CAConfig: { SigningCAKey: next() } },
      },
    },
    'GET /services': {
      status: 200,
      body: [
        {
          ID: 's',
          Spec: {
            Labels: { api_key: next() },
            TaskTemplate: {
              ContainerSpec: {
                Env: [`DB_PASSWORD=${next()}`],
                Args: ['--token', next()],
                Command: ['run', `--secret=${next()}`],
                Healthcheck: { Test: ['CMD', 'curl', next()] },
              },
            },
          },
        },
      ],
    },
    'GET /volumes': {
      status: 200,
      body: {
        Volumes: [
          { Name: 'nas', Options: { type: 'cifs', o: `addr=10.0.0.2,username=u,password=${next()}` } },
        ],
      },
    },
    'GET /containers/json?all=1': {
      status: 200,
      body: [
        {
          Id: id,
          Names: ['/web'],
          State: 'running',
          Image: image,
          Command: `app --password ${next()}`,
          Labels: { 'db.password': next() },
        },
      ],
    },
    [`GET /containers/${id}/json`]: {
      status: 200,
      body: {
        Id: id,
        Name: '/web',
        Image: image,
        Path: 'app',
        Args: [
          '--api-key',
          next(),
          `--db=postgres://u:${next()}@db/x`,
          '-H',
          `Authorization: Bearer ${next()}`,
        ],
        State: {
          Running: true,
          Health: { Status: 'healthy', Log: [{ ExitCode: 0, Output: `token is ${next()}` }] },
        },
        Config: {
          Env: [`AWS_SECRET_ACCESS_KEY=${next()}`, `HARMLESS=${next()}`, 'EMPTY=', `MULTI=a=b=${next()}`],
          Cmd: [
            'sh',
            '-c',
            `export TOKEN=${next()} && mysql -uroot -p${next()} && sshpass -p ${next()} ssh x`,
          ],
          Entrypoint: ['/init', `--client-secret=${next()}`],
          Healthcheck: { Test: ['CMD-SHELL', `curl -u admin:${next()} localhost`] },
          Labels: {
            'traefik.http.middlewares.a.basicauth.users': `admin:$apr1$${next()}`,
            note: `ghp_${next()}`,
            plain: 'kept',
          },
        },
        HostConfig: { LogConfig: { Type: 'splunk', Config: { 'splunk-token': next() } } },
      },
    },
    [`GET /containers/${id}/top?${TOP}`]: {
      status: 200,
      body: {
        Titles: ['PID', 'PPID', 'USER', 'COMMAND', 'COMMAND'],
        Processes: [
          ['1', '0', 'root', 'mysqld', `mysqld --password=${next()}`],
          ['2', '1', 'root', 'redis', `redis-server --requirepass ${next()}`],
        ],
      },
    },
    [`GET /images/${image}/json`]: {
      status: 200,
      body: {
        Id: image,
        Config: {
          Env: [`NPM_TOKEN=${next()}`],
          Cmd: ['app', '--auth-token', next()],
          Labels: { secret: next() },
        },
      },
    },
    [`GET /images/${image}/history`]: {
      status: 200,
      body: [
        { CreatedBy: `/bin/sh -c #(nop)  ENV DB_PASS=${next()} OTHER=two words ${next()}` },
        {
          CreatedBy: `|2 NPM_TOKEN=${next()} SPACED=one ${next()} /bin/sh -c npm ci --registry https://u:${next()}@npm.example`,
        },
        { CreatedBy: `RUN |1 GIT_TOKEN=${next()} /bin/sh -c git clone https://example # buildkit` },
        { CreatedBy: `ARG BUILD_SECRET=${next()}` },
        {
          CreatedBy: `/bin/sh -c #(nop)  HEALTHCHECK &{["CMD-SHELL" "curl -H 'X-Api-Key: ${next()}' localhost"] "0s" '\\x00'}`,
        },
        { CreatedBy: `ENV LEGACY ${next()}` },
        { CreatedBy: `CMD ["app" "--password" "${next()}"]` },
        {
          CreatedBy: `RUN /bin/sh -c echo "//registry.npmjs.org/:_authToken=${next()}" > ~/.npmrc # buildkit`,
        },
      ],
    },
  }
  return { requests, count }
}

it('leaves none of the planted secrets in the snapshot, and every name', async () => {
  const { requests, count } = planted()
  const snapshot = JSON.stringify(await collected(new Map(Object.entries(requests))))
  expect(JSON.stringify(requests).split(SECRET).length - 1).toBe(count)
  expect(count).toBeGreaterThan(40)
  expect([...snapshot.matchAll(new RegExp(`.{60}${SECRET}-\\d+`, 'g'))].map(String)).toEqual([])
  for (const name of [
    'AWS_SECRET_ACCESS_KEY',
    'HARMLESS',
    'MULTI',
    'EMPTY=',
    'NPM_TOKEN',
    'DB_PASS',
    'GIT_TOKEN',
    'LEGACY',
    'BUILD_SECRET',
    'splunk-token',
    'kept',
    'CMD-SHELL',
  ])
    expect(snapshot).toContain(name)
})

it('asks in the version that the engine has, an older or newer one than it knows too', async () => {
  expect(versionPrefix({ ApiVersion: '1.41', MinAPIVersion: '1.12' })).toBe('/v1.41')
  expect(versionPrefix({ ApiVersion: '1.60', MinAPIVersion: '1.44' })).toBe('/v1.51')
  expect(versionPrefix({ ApiVersion: '1.70', MinAPIVersion: '1.55' })).toBe('/v1.55')
  expect(versionPrefix('page not found')).toBe('')
  await collected(new Map(Object.entries(planted().requests)))
  expect(engine?.asked[0]).toBe('GET /version')
  expect(engine?.asked.slice(1).every((line) => line.startsWith('GET /v1.45/'))).toBe(true)
})

it('leaves out a container that vanishes while the snapshot is taken, and takes in one that came', async () => {
  const ids = ['1', '2', '3'].map((digit) => digit.repeat(64))
  const [stays = '', goes = '', comes = ''] = ids
  let lists = 0
  const container = (id: string) => ({
    status: 200,
    body: { Id: id, Name: `/c${id[0]}`, State: { Running: true }, Config: {}, HostConfig: {} },
  })
  const answers = new Map<string, Replayed | (() => Replayed)>([
    ['GET /version', { status: 200, body: { ApiVersion: '1.41' } }],
    ['GET /info', { status: 200, body: { ID: 'ENGINE', Name: 'host-1' } }],
    [
      'GET /containers/json?all=1',
      () => ({
        status: 200,
        body: (lists++ === 0 ? [stays, goes] : [stays, comes]).map((Id) => ({
          Id,
          Names: [`/c${Id[0]}`],
          State: 'running',
        })),
      }),
    ],
    [`GET /containers/${stays}/json`, container(stays)],
    [`GET /containers/${comes}/json`, container(comes)],
    [`GET /containers/${stays}/top?${TOP}`, { status: 200, body: { Titles: ['PID'], Processes: [['1']] } }],
    [`GET /containers/${comes}/top?${TOP}`, { status: 200, body: { Titles: ['PID'], Processes: [['1']] } }],
  ])
  const snapshot = await collected(answers)
  expect(lists).toBe(2)
  const parsed = await readSnapshotReport(JSON.stringify(snapshot))
  expect(parsed.components.map(({ name }) => name)).toEqual(['c1', 'c3'])
  expect(parsed.notes.filter(({ code }) => code === 'container_unread')).toEqual([])
})

it('keeps what went wrong where an answer breaks off, and fails where there is no engine', async () => {
  const { requests } = planted()
  const snapshot = await collected(
    new Map<string, Replayed>([...Object.entries(requests), ['GET /nodes', { status: 0 }]]),
  )
  expect(snapshot.requests['GET /nodes']).toMatchObject({
    status: 0,
    error: expect.stringMatching(/hang up|reset|broke/),
  })
  await expect(
    collectDocker({ socketPath: path.join(folder, 'none.sock') }, { hostFacts: false }),
  ).rejects.toThrow(/does not answer/)
})

it('takes a host of 100 containers in some 200 requests', async () => {
  const ids = Array.from({ length: 100 }, (_, n) => n.toString(16).padStart(64, '0'))
  const answers = new Map<string, Replayed>([
    ['GET /version', { status: 200, body: { ApiVersion: '1.41' } }],
    ['GET /info', { status: 200, body: { ID: 'ENGINE', Name: 'host-1' } }],
    [
      'GET /containers/json?all=1',
      { status: 200, body: ids.map((Id) => ({ Id, Names: [`/c-${Id}`], State: 'running' })) },
    ],
    ...ids.map((Id): [string, Replayed] => [
      `GET /containers/${Id}/json`,
      { status: 200, body: { Id, Name: `/c-${Id}`, Image: 'sha256:1', State: { Running: true } } },
    ]),
  ])
  const snapshot = await collected(answers)
  expect(engine?.asked.length).toBeLessThan(240)
  expect((await readSnapshotReport(JSON.stringify(snapshot))).components).toHaveLength(100)
})

it('writes the snapshot where it is told, for its owner alone', async () => {
  engine = await fakeEngine(path.join(folder, 'engine.sock'), answersOf(requestsOf(snapshots[0] ?? '')))
  const file = path.join(folder, 'snapshot.json')
  const ran = await runAgent(['collect', 'docker', '--socket', engine.socket, '--output', file])
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(readFileSync(file, 'utf8')).schema).toBe('docker-engine-snapshot/1')
  const printed = await runAgent(['collect', 'docker', '--output', '-'], {
    DOCKER_HOST: `unix://${engine.socket}`,
  })
  expect(JSON.parse(printed.out).requests['GET /info'].status).toBe(200)
})

describe('redaction', () => {
  it('changes nothing twice', () => {
    const once = redact(JSON.parse(JSON.stringify(planted().requests)))
    expect(redact(once)).toEqual(once)
  })

  it('leaves what is no secret', () => {
    for (const text of [
      'nginx -g daemon off;',
      '/bin/sh -c apt-get install -y openssh-server',
      `registry.example:5000/shop/web@sha256:${'a'.repeat(64)}`,
      '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
      'ssh://git@host/x',
    ])
      expect(redactText(text, true)).toBe(text)
    expect(redactCreatedBy('/bin/sh -c #(nop)  CMD ["nginx" "-g" "daemon off;"]')).toContain('daemon off;')
    expect(redactCreatedBy('/bin/sh -c #(nop) ENV A=1')).toBe(`/bin/sh -c #(nop) ENV A=${REMOVED}`)
    expect(redact({ Secrets: [{ SecretID: 'x1', SecretName: 'db' }] })).toEqual({
      Secrets: [{ SecretID: 'x1', SecretName: 'db' }],
    })
  })
})
