import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadCatalogue } from '../../lib/catalogue/load-catalogue'

/**
 * What `Dockerfile`, `compose.yaml` and `.dockerignore` promise, read from the files themselves and named by the safeguard of
 * the catalogue that asks it of others. No engine builds them here.
 */
type Service = Readonly<Record<string, unknown>>
const compose: {
  services: Record<string, Service>
  networks: Record<string, unknown>
  secrets: object
  volumes: object
} = parse(readFileSync('compose.yaml', 'utf8'), { merge: true })
const services = Object.entries(compose.services)
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Instructions of a Dockerfile, with continued lines joined and comments left out. */
const instructions = readFileSync('Dockerfile', 'utf8')
  .split('\n')
  .filter((line) => !/^\s*#/.test(line))
  .join('\n')
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }))
const lastStage = instructions.slice(instructions.findLastIndex(({ word }) => word === 'FROM'))
const of = (word: string, from = instructions) =>
  from.filter((one) => one.word === word).map(({ rest }) => rest)

/** Named in the words of the catalogue: one it does not know is a mistake here. */
const PROMISES: Record<string, (name: string, service: Service) => void> = {
  'container.not-privileged': (_, s) => expect(s.privileged ?? false).toBe(false),
  'container.capabilities-dropped': (_, s) => expect([s.cap_drop, s.cap_add]).toEqual([['ALL'], undefined]),
  'container.no-new-privileges': (_, s) => expect(list(s.security_opt)).toContain('no-new-privileges:true'),
  'container.seccomp-on': (_, s) => expect(list(s.security_opt).join()).not.toContain('unconfined'),
  'container.apparmor-or-selinux-on': (_, s) =>
    expect(list(s.security_opt).join()).not.toMatch(/apparmor|label/),
  'image.non-root-user': (_, s) => expect(s.user).toMatch(/^[1-9]\d*:[1-9]\d*$/),
  'container.readonly-rootfs': (_, s) => {
    expect(s.read_only).toBe(true)
    const mounts = list(s.tmpfs)
    expect(mounts.some((one) => one.startsWith('/tmp:'))).toBe(true)
    for (const one of mounts) expect(one).toMatch(/size=\d+m.*noexec,nosuid,nodev$/)
  },
  'container.memory-limited': (_, s) => expect([s.mem_limit, s.memswap_limit]).toEqual(['2g', '2g']),
  'container.cpu-limited': (_, s) => expect(s.cpus).toBeGreaterThan(0),
  'container.pids-limited': (_, s) => expect(s.pids_limit).toBeGreaterThan(0),
  'container.ulimits-limited': (_, s) =>
    expect(s.ulimits).toMatchObject({ nofile: { hard: expect.any(Number) } }),
  'container.restart-bounded': (_, s) => expect(s.restart).toBe('on-failure:5'),
  'container.health-checked': (_, s) =>
    expect(s.healthcheck).toMatchObject({
      test: expect.arrayContaining(['CMD']),
      interval: expect.any(String),
      retries: expect.any(Number),
    }),
  'container.bound-to-interface': (_, s) => {
    for (const port of list(s.ports)) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/)
  },
  'container.only-needed-ports': (name, s) => expect(list(s.ports)).toHaveLength(name === 'plimsoll' ? 1 : 0),
  'container.host-network-not-shared': (_, s) => expect(s.network_mode).toBeUndefined(),
  'container.host-namespaces-not-shared': (_, s) =>
    expect([s.pid, s.ipc, s.uts, s.userns_mode, s.cgroup]).toEqual(new Array(5).fill(undefined)),
  'container.devices-not-exposed': (_, s) =>
    expect([s.devices, s.device_cgroup_rules]).toEqual([undefined, undefined]),
  'container.custom-network': (_, s) => {
    expect(list(s.networks).length).toBeGreaterThan(0)
    for (const one of list(s.networks)) expect(Object.keys(compose.networks)).toContain(one)
  },
  'container.host-paths-not-mounted': (_, s) => {
    for (const mount of list(s.volumes)) expect(Object.keys(compose.volumes)).toContain(mount.split(':')[0])
  },
  'container.socket-not-mounted': (_, s) => expect(JSON.stringify(s)).not.toContain('docker.sock'),
  'container.mount-propagation-not-shared': (_, s) =>
    expect(JSON.stringify(s.volumes)).not.toMatch(/shared|propagation/),
  'cluster.secrets-managed': (_, s) => {
    const plain = Object.entries(s.environment ?? {}).filter(([key]) =>
      /SECRET|PASSWORD|DATABASE_URL|TOKEN/.test(key),
    )
    expect(plain.length).toBeGreaterThan(0)
    for (const [key, value] of plain)
      expect([key, value]).toEqual([
        expect.stringMatching(/_FILE$/),
        expect.stringMatching(/^\/run\/secrets\//),
      ])
    for (const [, value] of plain) expect(list(s.secrets)).toContain(String(value).split('/').at(-1))
  },
}

it('speaks of safeguards that the catalogue has', () => {
  const known = new Set(loadCatalogue().safeguards.map(({ id }) => id))
  expect(Object.keys(PROMISES).filter((id) => !known.has(id))).toEqual([])
})

describe.each(Object.entries(PROMISES))('%s', (_, holds) => {
  it.each(services)('holds for %s', (name, service) => holds(name, service))
})

describe('compose', () => {
  it('has one function a service, the database on a network that leads nowhere', () => {
    expect(Object.keys(compose.services)).toEqual(['plimsoll', 'database'])
    expect(compose.networks).toMatchObject({ back: { internal: true } })
    expect(compose.services.database?.networks).toEqual(['back'])
  })

  it('keeps logs short, and secrets in files that no build and no repository takes in', () => {
    for (const [, { logging }] of services) {
      expect(logging).toMatchObject({ options: { 'max-size': '10m', 'max-file': '5' } })
    }
    const files = Object.values(compose.secrets).map(({ file }: { file: string }) => file)
    expect(files.every((file) => file.startsWith('./secrets/'))).toBe(true)
    expect(readFileSync('.dockerignore', 'utf8').split('\n')).toContain('secrets')
    expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('/secrets/')
  })

  it('pins the image that it pulls by its digest', () => {
    expect(compose.services.database?.image).toMatch(/^postgres:\d+\.\d+-\w+@sha256:[0-9a-f]{64}$/)
  })
})

describe('the image', () => {
  it('image.trusted-base, image.immutable-reference: an official image, by version and digest, in every stage', () => {
    expect(of('FROM').length).toBe(2)
    for (const from of of('FROM'))
      expect(from).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim@sha256:[0-9a-f]{64} AS \w+$/)
  })

  it('image.non-root-user: a number, so that an engine can tell that it is not root', () => {
    expect(of('USER', lastStage)).toEqual(['10001:10001'])
    const after = lastStage.slice(lastStage.findIndex(({ word }) => word === 'USER'))
    expect(after.some(({ word }) => word === 'RUN' || word === 'COPY')).toBe(false)
    expect(compose.services.plimsoll?.user).toBe(of('USER', lastStage)[0])
  })

  it('image.no-setuid: no program keeps the bit', () => {
    expect(of('RUN', lastStage).join()).toContain('-perm /6000 -type f -exec chmod a-s {} +')
  })

  it('container.health-checked: asks whether it can work, as compose does', () => {
    const [said = ''] = of('HEALTHCHECK', lastStage)
    expect(said).toContain('http://127.0.0.1:3000/readyz')
    const healthcheck = compose.services.plimsoll?.healthcheck as { test: string[] }
    expect(JSON.parse(said.slice(said.indexOf('[')))).toEqual(healthcheck.test.slice(1))
  })

  it('image.no-embedded-secrets: no secret in an instruction, and no file of them in the build', () => {
    expect([...of('ENV'), ...of('ARG')].join('\n')).not.toMatch(/SECRET|PASSWORD|TOKEN|DATABASE/)
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n')
    for (const path of ['.git', '.plimsoll', 'secrets', '.env*', 'node_modules', '*.pem', '*.key'])
      expect(ignored).toContain(path)
  })

  it('image.update-not-cached, image.minimal-packages: installs nothing but what the lock file names', () => {
    expect(of('RUN').join('\n')).not.toMatch(/apt-get|curl|wget/)
    expect(of('RUN').some((run) => run.startsWith('npm ci '))).toBe(true)
    expect(of('ADD')).toEqual([])
  })

  it('does not ignore what the build needs', () => {
    const ignored = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    for (const needed of [
      'app',
      'lib',
      'tools',
      'prisma',
      'frameworks',
      'messages',
      'package-lock.json',
      'demo',
    ]) {
      expect(ignored).not.toContain(needed)
    }
  })
})
