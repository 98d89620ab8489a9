import { describe, expect, test } from 'vitest'
import own from '../../../../frameworks/tools/plimsoll.json'
import { fakeSnapshot, readSnapshotReport, top } from '../testing/read-snapshot-report'
import { type More, sayOfOne as one, say } from '../testing/say-of'
import { VOCABULARY } from '../testing/vocabulary'
import { SNAPSHOT_CHECKS } from './table'

const PASS = ['pass']

test('every check is in the catalogue and every check of the catalogue is one, the vocabulary among them', () => {
  const codes = SNAPSHOT_CHECKS.map(({ code }) => code)
  expect([...codes].sort()).toEqual(own.checks.map(({ id }) => id).sort())
  expect(new Set(codes).size).toBe(codes.length)
  expect(VOCABULARY.filter((code) => !codes.includes(code))).toEqual([])
})

describe('privilege', () => {
  test.each([
    [{ CapDrop: ['all'] }, PASS],
    [{ CapDrop: ['CAP_ALL'] }, PASS],
    [{ CapDrop: ['NET_RAW'] }, ['c1 fail']],
    [{ CapDrop: null }, ['c1 fail']],
  ])('%j drops everything first or not', async (host, said) => {
    expect(await one('cap-drop-missing', { host })).toEqual(said)
  })

  const PODMAN = { BuildahVersion: '1.28.2' }
  test.each([
    ['by itself', ['AUDIT_WRITE', 'MKNOD', 'NET_RAW'], 'c1 fail'],
    ['with ALL and one added back', ['AUDIT_WRITE', 'MKNOD', 'NET_RAW', 'CHOWN', 'FOWNER'], 'c1 not_checked'],
  ])('Podman writes out what is dropped %s', async (_, CapDrop, said) => {
    const [found] = await one('cap-drop-missing', { host: { CapDrop } }, PODMAN)
    expect(found).toMatch(new RegExp(`^${said}`))
  })

  test('added capabilities are named alike however they are written, the grave ones graver', async () => {
    expect(
      await one('cap-add', { host: { CapAdd: ['CAP_SYS_ADMIN', 'net_bind_service', 'SYS_ADMIN'] } }),
    ).toEqual(['c1 fail NET_BIND_SERVICE', 'c1 fail SYS_ADMIN'])
  })

  test('privilege brings every capability and takes seccomp away, without being called either by the vocabulary', async () => {
    const host = { Privileged: true, CapDrop: ['ALL'] }
    expect(await one('all-capabilities', { host })).toEqual(['c1 fail'])
    expect(await one('seccomp-off', { host })).toEqual(['c1 fail privileged'])
    expect(await one('seccomp-unconfined', { host })).toEqual(PASS)
    expect(await one('cap-add', { host })).toEqual(PASS)
    expect(await one('cap-drop-missing', { host })).toEqual(PASS)
  })

  test('a host of privileged containers only is their own; one ordinary container beside them is not', async () => {
    const privileged = { host: { Privileged: true } }
    expect(await say('privileged-mixed', [privileged, privileged])).toEqual(PASS)
    expect(await say('privileged-mixed', [privileged, {}])).toEqual(['c1 fail'])
    expect(await say('privileged-mixed', [{}, {}])).toEqual(PASS)
  })

  test.each([
    [['no-new-privileges'], PASS],
    [['no-new-privileges:true'], PASS],
    [['no-new-privileges=true'], PASS],
    [['no-new-privileges:false'], ['c1 fail']],
    [['label=no-new-privileges'], ['c1 fail']],
    [null, ['c1 fail']],
  ])('SecurityOpt %j', async (SecurityOpt, said) => {
    expect(await one('no-new-privileges-missing', { host: { SecurityOpt } })).toEqual(said)
  })

  test("the daemon's default counts where files of the host tell it, and :false overrides it", async () => {
    const facts = (files: More, cmdline: string | null = null) => ({
      hostFacts: { files, commands: { 'dockerd cmdline': cmdline } },
    })
    const on = facts({ '/etc/docker/daemon.json': '{"no-new-privileges": true}' })
    const check = 'no-new-privileges-missing'
    expect(await one(check, {}, {}, on)).toEqual(PASS)
    expect(await one(check, {}, {}, facts({}, 'dockerd --no-new-privileges -H fd://'))).toEqual(PASS)
    expect(await one(check, {}, {}, facts({}, 'dockerd --no-new-privileges=false'))).toEqual(['c1 fail'])
    expect(await one(check, {}, {}, facts({ '/etc/docker/daemon.json': '{"no-new-privileges": ' }))).toEqual([
      'c1 fail',
    ])
    expect(await one(check, {}, { SecurityOptions: ['name=no-new-privileges'] })).toEqual(PASS)
    const off = { host: { SecurityOpt: ['no-new-privileges:false'] } }
    expect(await one(check, off, {}, on)).toEqual(['c1 fail'])
    expect(await one('no-new-privileges-false', off, {}, on)).toEqual(['c1 fail'])
  })
})

describe('confinement', () => {
  test.each([
    ['name=seccomp,profile=default', PASS],
    ['name=seccomp,profile=builtin', PASS],
    ['name=seccomp,profile=/etc/docker/seccomp.json', PASS],
    ['name=seccomp,profile=unconfined', ["c1 fail the daemon's default is unconfined"]],
    ['name=cgroupns', ['c1 fail the engine has no seccomp']],
  ])('%s', async (option, said) => {
    expect(await one('seccomp-off', {}, { SecurityOptions: [option] })).toEqual(said)
  })

  test("a profile of one's own is a profile; unconfined is none, whichever way it is written", async () => {
    const of = (option: string) => one('seccomp-unconfined', { host: { SecurityOpt: [option] } })
    expect(await of('seccomp=/etc/own.json')).toEqual(PASS)
    expect(await of('seccomp=unconfined')).toEqual(['c1 fail'])
    expect(await of('seccomp:unconfined')).toEqual(['c1 fail'])
    expect(await of('apparmor=unconfined')).toEqual(PASS)
  })

  const apparmor = { SecurityOptions: ['name=apparmor', 'name=seccomp,profile=builtin'] }
  const selinux = { SecurityOptions: ['name=selinux'] }
  test.each([
    [{ body: { AppArmorProfile: 'docker-default' } }, apparmor, PASS],
    [{ body: { AppArmorProfile: 'unconfined' } }, apparmor, ['c1 fail']],
    [{ body: { AppArmorProfile: '' } }, apparmor, ['c1 fail']],
    [{ body: { AppArmorProfile: '' }, running: false }, apparmor, PASS],
    [{ host: { Privileged: true }, body: { AppArmorProfile: '' }, running: false }, apparmor, ['c1 fail']],
    [{ body: { ProcessLabel: 'system_u:system_r:container_t:s0:c1,c2' } }, selinux, PASS],
    [
      { body: { ProcessLabel: 'x' }, host: { SecurityOpt: ['label=disable', 'label=user:a'] } },
      selinux,
      ['c1 fail'],
    ],
    // What docker-bench takes for SELinux is none.
    [{ host: { SecurityOpt: ['no-new-privileges'] } }, selinux, ['c1 fail']],
    [{}, { SecurityOptions: [] }, ['not_applicable neither AppArmor nor SELinux is on at this host']],
  ])('%j on %j', async (container, info, said) => {
    expect(await one('mac-off', container, info)).toEqual(said)
  })
})

describe('user', () => {
  test.each([
    ['', ['c1 fail'], PASS],
    ['0', ['c1 fail'], PASS],
    ['root', ['c1 fail'], PASS],
    ['0:0', ['c1 fail'], ['c1 fail 0:0']],
    ['root:wheel', ['c1 fail'], ['c1 fail root:wheel']],
    ['0:1000', ['c1 fail'], ['c1 fail 0:1000']],
    ['10001', PASS, PASS],
    ['1000:0', PASS, PASS],
    ['rootless', PASS, PASS],
    ['nobody', PASS, PASS],
  ])('%j', async (User, root, explicit) => {
    expect(await one('user-root', { config: { User } })).toEqual(root)
    expect(await one('user-root-explicit', { config: { User } })).toEqual(explicit)
  })

  const image = (Config: More, more: More = {}) => ({
    'images/i:1/json': { Id: 'sha256:abc', Created: '2026-11-01T00:00:00Z', Config, ...more },
  })
  test("a container that names no user has its image's", async () => {
    const body = { Image: 'sha256:abc' }
    expect(await one('user-root', { body }, {}, image({ User: '10001' }))).toEqual(PASS)
    expect(await one('user-root', { body }, {}, image({ User: '' }))).toEqual(['c1 fail'])
  })

  test('mapped to an ordinary user of the host, root weighs less; who opts out is told', async () => {
    const remapped = { SecurityOptions: ['name=userns'] }
    const severity = async (host: More, info: More) => {
      const { observations } = await readSnapshotReport(fakeSnapshot([{ id: 'c1', host }], info))
      return observations.find(({ check }) => check.name === 'plimsoll/user-root')?.severity
    }
    expect(await severity({}, {})).toBe('medium')
    expect(await severity({}, remapped)).toBe('low')
    expect(await severity({ UsernsMode: 'host' }, remapped)).toBe('medium')
    expect(await one('userns-host', { host: { UsernsMode: 'host' } }, remapped)).toEqual(['c1 fail'])
    expect(await one('userns-host', { host: { UsernsMode: '' } }, remapped)).toEqual(PASS)
    expect(await one('userns-remap-off', {}, remapped)).toEqual(PASS)
    expect(await one('userns-remap-off', {}, { SecurityOptions: ['name=rootless'] })).toEqual(PASS)
    expect(await one('userns-remap-off', {}, { SecurityOptions: [] })).toEqual(['fail'])
  })
})

describe('mounts', () => {
  const mounted = (code: string, ...list: [source: string, mode?: 'ro' | 'volume' | 'rshared'][]) =>
    one(code, {
      body: {
        Mounts: list.map(([Source, mode]) => ({
          Type: mode === 'volume' ? 'volume' : 'bind',
          Source,
          Destination: '/x',
          RW: mode !== 'ro',
          Propagation: mode === 'rshared' ? 'rshared' : 'rprivate',
        })),
      },
    })

  test('sockets of engines, wherever they lie', async () => {
    expect(await mounted('docker-socket-mounted', ['/var/run/docker.sock'])).toEqual(['c1 fail'])
    expect(await mounted('docker-socket-mounted', ['/run/docker.sock', 'ro'])).toEqual(['c1 fail ro'])
    expect(await mounted('docker-socket-mounted', ['/srv/my.docker.sock.d'])).toEqual(PASS)
    expect(await mounted('containerd-socket-mounted', ['/containerd.sock'])).toEqual(['c1 fail'])
    expect(await mounted('containerd-socket-mounted', ['/var/run/docker.sock'])).toEqual(PASS)
    expect(await mounted('engine-socket-mounted', ['/run/podman/podman.sock', 'ro'])).toEqual([
      'c1 fail /run/podman/podman.sock',
    ])
    expect(await mounted('host-path-writable', ['/var/run/docker.sock'])).toEqual(PASS)
  })

  test.each([
    [['/srv/data'], PASS],
    [['/home/app/data'], PASS],
    [['/etcetera'], PASS],
    [['/var/lib/docker/volumes/db/_data', 'volume'], PASS],
    [['/dev/null'], PASS],
    [['/etc/localtime', 'ro'], PASS],
    [['/etc/localtime'], ['c1 fail /etc/localtime']],
    [['/'], ['c1 fail /']],
    [['/var/lib/docker/'], ['c1 fail /var/lib/docker']],
    [['/home/deploy/.ssh'], ['c1 fail /home/deploy/.ssh']],
    [['/srv/../etc//passwd'], ['c1 fail /etc/passwd']],
  ] as [[string, 'ro'?], string[]][])('%j for writing', async (mount, said) => {
    expect(await mounted('host-path-writable', mount)).toEqual(said)
  })

  test.each([
    ['/etc', ['c1 fail /etc']],
    ['/root/.ssh', ['c1 fail /root/.ssh']],
    ['/etc/localtime', PASS],
    ['/etc/ssl/certs/ca.pem', PASS],
    ['/srv/data', PASS],
  ])('%s for reading', async (source, said) => {
    expect(await mounted('host-path-readonly', [source, 'ro'])).toEqual(said)
    expect(await mounted('host-path-writable', [source, 'ro'])).toEqual(PASS)
  })

  test('one path in two places is one fault, two paths are two, and their order means nothing', async () => {
    const both = ['c1 fail /etc', 'c1 fail /usr']
    expect(await mounted('host-path-writable', ['/usr'], ['/etc'], ['/etc'])).toEqual(both)
    expect(await mounted('host-path-writable', ['/etc'], ['/usr'])).toEqual(both)
    expect(await mounted('mount-propagation-shared', ['/srv/a', 'rshared'])).toEqual(['c1 fail'])
  })
})

describe('limits', () => {
  test('a processor is limited by quota or weight alone', async () => {
    for (const host of [{ CpuQuota: 25_000, CpuPeriod: 100_000 }, { CpuShares: 512 }, { NanoCpus: 1 }])
      expect(await one('cpu-unlimited', { host })).toEqual(PASS)
    expect(await one('cpu-unlimited', { host: { CpuQuota: -1 } })).toEqual(['c1 fail'])
    expect(await one('cpu-unlimited', { host: { CpusetCpus: '0' } })).toEqual(['c1 fail'])
  })

  test.each([
    [null, ['c1 fail']],
    [0, ['c1 fail']],
    [-1, ['c1 fail']],
    [100, PASS],
  ])('PidsLimit %j', async (PidsLimit, said) => {
    expect(await one('pids-unlimited', { host: { PidsLimit } })).toEqual(said)
  })

  test.each([
    [{ Name: 'on-failure', MaximumRetryCount: 5 }, PASS, PASS],
    [{ Name: 'on-failure', MaximumRetryCount: 20 }, ['c1 fail'], PASS],
    [{ Name: 'on-failure', MaximumRetryCount: 0 }, ['c1 fail'], PASS],
    [{ Name: 'always', MaximumRetryCount: 0 }, ['c1 fail'], ['c1 fail']],
    [{ Name: 'unless-stopped' }, ['c1 fail'], PASS],
  ])('%j', async (RestartPolicy, bounded, always) => {
    expect(await one('restart-not-on-failure-5', { host: { RestartPolicy } })).toEqual(bounded)
    expect(await one('restart-always', { host: { RestartPolicy } })).toEqual(always)
  })

  test('a log grows without end only where nothing turns it over', async () => {
    const log = (Type: string, Config: More | null = null) =>
      one('log-growth-unlimited', { host: { LogConfig: { Type, Config } } })
    expect(await log('json-file')).toEqual(['c1 fail'])
    expect(await log('json-file', { 'max-size': '10m' })).toEqual(PASS)
    expect(await log('local')).toEqual(PASS)
    expect(await log('syslog', {})).toEqual(PASS)
  })

  test('a layer that cannot be written to needs no quota', async () => {
    expect(await one('disk-quota-missing', { host: { ReadonlyRootfs: true } })).toEqual(PASS)
    expect(await one('disk-quota-missing', { host: { StorageOpt: { size: '1G' } } })).toEqual(PASS)
    expect(await one('disk-quota-missing', {})).toEqual(['c1 fail'])
  })

  test('a limit that the kernel ignores is none', async () => {
    const info = { MemoryLimit: false, CpuCfsQuota: true, PidsLimit: true }
    expect(await one('limits-not-enforced', {}, info)).toEqual(['fail memory'])
  })

  test('a health check that is switched off is none', async () => {
    const Healthcheck = { Test: ['NONE'] }
    expect(await one('healthcheck-missing', { config: { Healthcheck } })).toEqual(['c1 fail'])
  })
})

describe('ports', () => {
  const bind = (port: string, HostIp: string, HostPort: string) => ({ [port]: [{ HostIp, HostPort }] })
  const open = 'port-all-interfaces'

  test.each([
    [bind('80/tcp', '', '8080'), ['c1 fail 8080']],
    [bind('80/tcp', '0.0.0.0', '8080'), ['c1 fail 8080']],
    [bind('80/tcp', '::', '8080'), ['c1 fail 8080']],
    [bind('80/tcp', '127.0.0.1', '8080'), PASS],
    [bind('80/tcp', '10.0.0.5', '8080'), PASS],
    [{}, PASS],
  ])('%j', async (PortBindings, said) => {
    expect(await one(open, { host: { PortBindings } })).toEqual(said)
  })

  test('both families of addresses are one fault; a privileged port is another check’s', async () => {
    const Ports = {
      '80/tcp': [
        { HostIp: '0.0.0.0', HostPort: '80' },
        { HostIp: '::', HostPort: '80' },
      ],
      '443/tcp': null,
    }
    const container = { body: { NetworkSettings: { Ports } } }
    expect(await one(open, container)).toEqual(PASS)
    expect(await one('port-privileged-all-interfaces', container)).toEqual(['c1 fail 80'])
  })

  test('what the engine bound counts: a port it chose itself, or a network that binds to one address', async () => {
    const chosen = { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '49153' }] }
    const asked = bind('80/tcp', '', '')
    expect(
      await one(open, { host: { PortBindings: asked }, body: { NetworkSettings: { Ports: chosen } } }),
    ).toEqual(['c1 fail 49153'])
    const local = { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '8080' }] }
    const container = {
      host: { PortBindings: bind('80/tcp', '', '8080') },
      body: { NetworkSettings: { Ports: local } },
    }
    expect(await one(open, container)).toEqual(PASS)
  })
})

describe('functions', () => {
  const runs = (...lines: string[]) => ({ top: top(...lines) })
  const several = 'several-server-kinds'

  test.each([
    [
      'nginx with php-fpm',
      ['1 0 nginx nginx: master', '2 1 nginx nginx: worker', '3 0 php-fpm8.2 php-fpm: master'],
      ['c1 fail'],
    ],
    [
      'nginx with its workers',
      ['1 0 nginx nginx: master', '2 1 nginx nginx: worker', '3 1 nginx nginx: worker'],
      PASS,
    ],
    ['a pause container', ['1 0 pause /pause'], PASS],
    [
      'tini and one server',
      ['1 0 tini /sbin/tini -- redis-server', '2 1 redis-server redis-server *:6379'],
      PASS,
    ],
    ['dumb-init and one server', ['1 0 dumb-init dumb-init -- nginx', '2 1 nginx nginx: master'], PASS],
    [
      's6 and one server',
      ['1 0 s6-svscan s6-svscan', '2 1 s6-supervise s6-supervise web', '3 2 nginx nginx: master'],
      PASS,
    ],
  ] as [string, string[], string[]][])('%s', async (_, lines, said) => {
    expect(await one(several, runs(...lines))).toEqual(said)
  })

  test('a sidecar is a container of its own', async () => {
    const web = runs('1 0 nginx nginx: master')
    const side = runs('1 0 envoy envoy -c /etc/envoy.yaml')
    expect(await say(several, [web, { ...side, host: { NetworkMode: 'container:c1' } }])).toEqual(PASS)
  })

  test('any SSH server counts, by whatever name', async () => {
    expect(await one('sshd-running', runs('1 0 dropbear dropbear -R'))).toEqual(['c1 fail'])
    expect(await one('sshd-running', runs('1 0 sshd sshd: /usr/sbin/sshd -D'))).toEqual(['c1 fail'])
    expect(await one('sshd-running', runs('1 0 sleep sleep sshd'))).toEqual(PASS)
  })

  describe('with the host’s process namespace', () => {
    const host = { PidMode: 'host' }
    const state = (Pid: number) => ({ State: { Running: true, Status: 'running', Pid } })
    const all = [
      '1 0 systemd /sbin/init',
      '700 1 sshd sshd: /usr/sbin/sshd -D',
      '900 1 shim containerd-shim',
      '950 900 debug /bin/debug',
    ]

    test('the host’s SSH server is not the container’s', async () => {
      expect(await one('sshd-running', { host, body: state(950), ...runs(...all) })).toEqual(PASS)
    })

    test('the container’s own is', async () => {
      const own = { host, body: state(950), ...runs(...all, '960 950 sshd sshd -D') }
      expect(await one('sshd-running', own)).toEqual(['c1 fail'])
    })

    test('where its first process is not among them nothing is said', async () => {
      const said = await one('sshd-running', { host, body: state(4711), ...runs(...all) })
      expect(said).toEqual(['c1 not_checked processes not known'])
    })

    test('a list that goes in circles ends', async () => {
      const circle = runs('950 900 debug debug', '5 6 sshd sshd', '6 5 a a', '7 7 b b')
      expect(await one('sshd-running', { host, body: state(950), ...circle })).toEqual(PASS)
    })
  })

  test('a label declares what a container is for', async () => {
    const labels = { 'plimsoll.function': 'cache' }
    const text = fakeSnapshot([{ id: 'c1', labels, ...runs('1 0 redis-server redis-server') }])
    expect((await readSnapshotReport(text)).components[0]?.labelled).toEqual({ function: 'cache' })
  })
})
