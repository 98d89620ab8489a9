import { describe, expect, test } from 'vitest'
import { fakeSnapshot, readSnapshotReport } from '../testing/read-snapshot-report'
import { type More, sayOfOne as one, say } from '../testing/say-of'
import { certificateEnd } from './certificate-end'
import { endedOn, flawsOf, makersVersion } from './known-versions'
import { isSecretVariable } from './secret-variable'

const PASS = ['pass']

describe('images', () => {
  const body = { Image: 'sha256:abc' }
  const image = (facts: More, newest?: string) => ({
    'images/i:1/json': { Id: 'sha256:abc', Created: '2026-11-01T00:00:00Z', Config: {}, ...facts },
    ...(newest === undefined ? {} : { 'images/i:1/history': [{ CreatedBy: newest }, { CreatedBy: 'x' }] }),
  })
  const HOSTNAME = { Config: { Hostname: '720c24c6f2ee' } }

  test.each([
    ['committed', HOSTNAME, 'bash -c echo hotfix > /etc/hotfix', ['c1 fail']],
    ['committed from a shell', HOSTNAME, '/bin/sh', ['c1 fail']],
    ['imported', {}, '', PASS],
    ['built', {}, '/bin/sh -c #(nop)  CMD ["nginx"]', PASS],
    ['built by BuildKit', {}, 'RUN /bin/sh -c apk add nginx # buildkit', PASS],
    ['built on a committed one', HOSTNAME, 'COPY app /app # buildkit', PASS],
    ['built on one, by the old builder', HOSTNAME, '/bin/sh -c #(nop) COPY file:1 in /', PASS],
    ['built on one, with arguments', HOSTNAME, '|1 TOKEN=hunter2 /bin/sh -c make', PASS],
  ])('%s', async (_, facts, newest, said) => {
    expect(await one('image-from-commit', { body }, {}, image(facts, newest))).toEqual(said)
  })

  test('without its history, or without images at all, nothing is said', async () => {
    expect(await one('image-from-commit', { body }, {}, image(HOSTNAME))).toEqual([
      'c1 not_checked the history of its image is not in the snapshot',
    ])
    expect(await one('image-from-commit', { body })).toEqual([
      'not_checked the snapshot has no answer to GET /images/{id}/json',
    ])
    expect(await one('image-old', { body: { Image: 'sha256:other' } }, {}, image({}))).toEqual([
      'c1 not_checked its image is not in the snapshot',
    ])
  })

  test('of Podman only a build shows', async () => {
    const podman = { BuildahVersion: '1.28.2' }
    const built = image({}, '/bin/sh -c #(nop) ADD file:1 in /')
    expect(await one('image-from-commit', { body }, podman, built)).toEqual(PASS)
    const [said] = await one('image-from-commit', { body }, podman, image({}, '/bin/sleep 9999'))
    expect(said).toMatch(/^c1 not_checked Podman/)
  })

  test('no command of a history is kept', async () => {
    const text = fakeSnapshot([{ id: 'c1', body }], {}, image(HOSTNAME, '|1 TOKEN=hunter2 /bin/sh -c make'))
    expect(JSON.stringify(await readSnapshotReport(text))).not.toContain('hunter2')
  })

  test.each([
    ['2025-11-22T02:59:59Z', ['c1 fail']],
    ['2025-11-23T00:00:00Z', PASS],
    ['1970-01-01T00:00:00Z', ['c1 not_checked when its image was built is not known']],
    ['0001-01-01T00:00:00Z', ['c1 not_checked when its image was built is not known']],
  ])('built %s', async (Created, said) => {
    expect(await one('image-old', { body }, {}, image({ Created }))).toEqual(said)
  })

  test.each([
    ['registry.example.com:5000/shop/web', ['c1 fail']],
    ['nginx', ['c1 fail']],
    ['nginx:latest', ['c1 fail']],
    ['nginx:1.27', PASS],
    ['nginx:latest-slim', PASS],
    ['nginx@sha256:0123', PASS],
    ['nginx:latest@sha256:0123', PASS],
  ])('%s', async (Image, said) => {
    expect(await one('image-tag-latest', { config: { Image } })).toEqual(said)
  })

  test('an id has no tag to judge', async () => {
    const said = await one('image-tag-latest', { config: { Image: `sha256:${'a'.repeat(64)}` } })
    expect(said[0]).toMatch(/^c1 not_checked/)
  })

  test('secrets of the image are the image’s, those of the container its own, and only names are told', async () => {
    const Env = ['PATH=/bin', 'DB_PASSWORD=one', 'API_TOKEN=two']
    const container = { body, config: { Env } }
    const known = image({ Config: { Env: ['PATH=/bin', 'DB_PASSWORD=one'] } })
    expect(await one('secret-in-env', container, {}, known)).toEqual(['c1 fail'])
    expect(await one('secret-in-image-env', container, {}, known)).toEqual(['c1 fail'])
    expect(await one('secret-variables', container, {}, known)).toEqual([
      'c1 informational API_TOKEN, DB_PASSWORD',
    ])
    const inherited = { body, config: { Env: ['PATH=/bin', 'DB_PASSWORD=one'] } }
    expect(await one('secret-in-env', inherited, {}, known)).toEqual(PASS)
  })

  test.each([
    ['PGPASSWORD=x', true],
    ['AWS_SECRET_ACCESS_KEY=x', true],
    ['MYSQL_ROOT_PASSWORD=[removed]', true],
    ['MYSQL_ROOT_PASSWORD', true],
    ['DATABASE_URL=postgres://app:hunter2@db/shop', true],
    ['SETTING=-----BEGIN RSA PRIVATE KEY-----', true],
    ['MYSQL_ROOT_PASSWORD_FILE=/run/secrets/db', false],
    ['DB_PASSWORD=/run/secrets/db', false],
    ['DB_PASSWORD=', false],
    ['MYSQL_ALLOW_EMPTY_PASSWORD=yes', false],
    ['AWS_ACCESS_KEY_ID=AKIDEXAMPLE', false],
    ['JWT_PUBLIC_KEY=x', false],
    ['TOKEN_TTL=3600', false],
    ['PWD=/srv', false],
    ['OLDPWD=/', false],
    ['DATABASE_URL=postgres://db/shop', false],
    ['PATH=/bin', false],
    ['KEYBOARD=de', false],
  ])('%s', (variable, secret) => {
    expect(isSecretVariable(variable)).toBe(secret)
  })
})

describe('tenants', () => {
  const of = (tenant: string) => ({ labels: { 'com.example.tenant': tenant } })

  test('one tenant’s host is shared by nobody, with and without a label of its own', async () => {
    expect(await say('tenants-share-host', [of('acme'), of('acme')])).toEqual(PASS)
    const labelled = { Labels: ['com.example.tenant=acme'] }
    expect(await say('tenants-share-host', [of('acme')], labelled)).toEqual(PASS)
    expect(await say('tenants-share-host', [of('acme'), {}], labelled)).toEqual([
      'c2 not_checked no label names its tenant',
    ])
    expect(await say('tenants-share-host', [{}, {}])).toEqual(['not_applicable no label names a tenant'])
  })

  test('two are told: who is not at home', async () => {
    expect(await say('tenants-share-host', [of('acme'), of('acme'), of('bolt')])).toEqual(['c3 fail bolt'])
    expect(await say('tenants-share-host', [of('bolt')], { Labels: ['com.example.tenant=acme'] })).toEqual([
      'c1 fail bolt',
    ])
  })

  test('a label that only sounds like one names no tenant', async () => {
    expect(await one('tenant-label-missing', { labels: { 'com.example.tenants-page': 'x' } })).toEqual([
      'c1 fail',
    ])
    expect(await one('tenant-label-missing', { labels: { 'example.com/tenant': 'acme' } })).toEqual(PASS)
  })

  const runtime = (Runtime: string, path: string) =>
    one('isolated-runtime-missing', { host: { Runtime } }, { Runtimes: { [Runtime]: { path } } })
  test('a runtime is what runs behind its name', async () => {
    expect(await runtime('kata', '/usr/bin/runc')).toEqual(['c1 fail kata: /usr/bin/runc'])
    expect(await runtime('kata', '/usr/bin/kata-runtime')).toEqual(PASS)
    expect(await runtime('fast', '/usr/bin/kata-runtime')).toEqual(PASS)
    expect(await runtime('runc', 'runc')).toEqual(['not_applicable no container asks for one'])
    expect((await one('isolated-runtime-missing', { host: { Runtime: 'kata' } }))[0]).toMatch(
      /^c1 not_checked/,
    )
  })

  test('a container that hides from docker-bench is found, and so are its faults', async () => {
    const hidden = { labels: { docker_bench_security: '' }, host: { Privileged: true } }
    expect(await one('label-docker-bench-hides-container', hidden)).toEqual(['c1 fail'])
    expect(await one('privileged', hidden)).toEqual(['c1 fail'])
  })
})

describe('the engine', () => {
  const warning = (text: string) => ({ Warnings: [`WARNING: ${text}\n  Access to the remote API is root.`] })

  test('says itself where it listens and how; one that does not say is not judged', async () => {
    const plain = warning('API is accessible on http://0.0.0.0:2375 without encryption.')
    expect(await say('tcp-plaintext', [], plain)).toEqual(['fail http://0.0.0.0:2375'])
    expect(await say('tcp-plaintext', [], { Warnings: null })).toEqual(PASS)
    expect((await say('tcp-plaintext', [], {}))[0]).toMatch(/^not_checked/)
    const open = warning('API is accessible on https://0.0.0.0:2376 without TLS client verification.')
    expect(await say('tcp-without-client-verification', [], open)).toEqual(['fail https://0.0.0.0:2376'])
    expect(await say('tcp-plaintext', [], open)).toEqual(PASS)
  })

  test('reaches registries without HTTPS only where that is not itself', async () => {
    const registries = (InsecureRegistryCIDRs: string[], IndexConfigs: More = {}) =>
      say('insecure-registry', [], { RegistryConfig: { InsecureRegistryCIDRs, IndexConfigs } })
    expect(await registries(['127.0.0.0/8', '::1/128'])).toEqual(PASS)
    expect(
      await registries(['127.0.0.0/8', '10.0.0.0/8'], {
        'r.example:5000': { Secure: false },
        'docker.io': { Secure: true },
      }),
    ).toEqual(['fail 10.0.0.0/8', 'fail r.example:5000'])
  })

  test('keeps logs at home by its driver, and a container may do so by its own', async () => {
    const log = (Type: string) => ({ host: { LogConfig: { Type } } })
    expect(await one('log-driver-not-remote', log('syslog'), { LoggingDriver: 'syslog' })).toEqual(PASS)
    expect(await one('log-driver-not-remote', log('local'), { LoggingDriver: 'syslog' })).toEqual([
      'c1 fail local',
    ])
    expect(await one('log-driver-not-remote', log('local'), { LoggingDriver: 'local' })).toEqual([
      'fail local',
    ])
  })

  test('of another make is not asked what it does not have', async () => {
    const podman = {
      BuildahVersion: '1.28.2',
      LoggingDriver: '',
      Warnings: [],
      LiveRestoreEnabled: false,
      Plugins: {},
    }
    for (const code of ['live-restore-off', 'no-authorization-plugin', 'icc-allowed', 'userns-remap-off'])
      expect((await say(code, [], podman))[0], code).toMatch(/^not_applicable Podman/)
    for (const code of ['tcp-plaintext', 'insecure-registry', 'log-driver-not-remote'])
      expect((await say(code, [], podman))[0], code).toMatch(/^not_checked/)
  })

  test('is of a version that is known to have ended, or known to have a flaw, or not judged', async () => {
    const docker = (Version: string, Components: More[] = [], Name = 'Docker Engine - Community') => ({
      version: { Version, Platform: { Name }, Components },
    })
    const lives = (version: More) => say('engine-end-of-life', [], {}, version)
    expect(await lives(docker('20.10.24'))).toEqual(['fail 20.10.24, ended 2023-12-10'])
    expect(await lives(docker('17.06.1-ce', [], ''))).toEqual(['fail 17.06.1-ce, ended 2017-09-29'])
    expect(await lives(docker('20.10.24+dfsg1', [], ''))).toEqual([
      'informational 20.10.24+dfsg1: not judged',
    ])
    expect(await lives(docker('24.0.7', [], ''))).toEqual(['informational 24.0.7: not judged'])
    expect(await lives(docker('99.0.0'))).toEqual(['informational 99.0.0: not judged'])
    const runc = (Version: string) => docker('28.5.1', [{ Name: 'runc', Version }])
    const flaws = (version: More, info: More = {}) => say('engine-known-vulnerable', [], info, version)
    expect(await flaws(runc('1.1.11'))).toEqual([
      'fail runc 1.1.11: CVE-2024-21626',
      'fail runc 1.1.11: CVE-2025-31133',
    ])
    expect(await flaws(runc('1.3.3'))).toEqual(PASS)
    const plugin = { Plugins: { Authorization: ['opa'] } }
    expect(await flaws(docker('26.1.4'), plugin)).toEqual([
      'fail engine 26.1.4: CVE-2024-41110',
      'fail engine 26.1.4: CVE-2026-34040',
    ])
    expect(await flaws(docker('26.1.4'))).toEqual(PASS)
  })

  test('what a date or a gap leaves open is left open', () => {
    expect(endedOn('engine', '20.10.7', '2023-12-10T12:00:00Z')).toBeUndefined()
    expect(endedOn('engine', '20.10.7', '2023-12-11T00:00:00Z')).toBe('2023-12-10')
    // A series between those that were mended: whether it was, is not known.
    expect(flawsOf('engine', '24.0.9', { authorizationPlugin: true })).toEqual(['CVE-2026-34040'])
    expect(flawsOf('engine', '18.09.1', { authorizationPlugin: true })).toEqual([])
    expect(makersVersion('6.1.0-18-amd64')).toBeNull()
  })

  test.each([
    ['Debian GNU/Linux 10 (buster)', 'fail Debian GNU/Linux 10 (buster), ended 2024-06-30'],
    ['Ubuntu 24.04.1 LTS', 'pass'],
    ['CentOS Stream 9', 'informational CentOS Stream 9'],
    ['Flatcar Container Linux', 'informational Flatcar Container Linux'],
  ])('runs on %s', async (OperatingSystem, said) => {
    expect(await say('host-system-ended', [], { OperatingSystem })).toEqual([said])
  })

  test('has a kernel that is judged only where its makers numbered it', async () => {
    const kernel = (KernelVersion: string) => say('kernel-end-of-life', [], { KernelVersion })
    expect(await kernel('4.19.0')).toEqual(['fail 4.19.0, ended 2024-12-05'])
    expect(await kernel('4.19.0-27-amd64')).toEqual(['informational 4.19.0-27-amd64'])
  })
})

describe('Swarm', () => {
  const info = { Swarm: { LocalNodeState: 'active' } }
  const cluster = (Spec: More, TLSInfo: More = {}) => ({ swarm: { Spec, TLSInfo } })

  test('that is off is not judged; of a worker nothing is known', async () => {
    expect(await say('swarm-not-autolocked', [], { Swarm: { LocalNodeState: 'inactive' } })).toEqual([
      'not_applicable Swarm is not on',
    ])
    expect((await say('swarm-not-autolocked', [], info))[0]).toMatch(/^not_checked only a manager tells/)
  })

  test('locks its managers, and gives certificates for so long', async () => {
    const locked = cluster({
      EncryptionConfig: { AutoLockManagers: true },
      CAConfig: { NodeCertExpiry: 864e13 },
    })
    expect(await say('swarm-not-autolocked', [], info, locked)).toEqual(PASS)
    expect(await say('swarm-cert-expiry', [], info, locked)).toEqual(['fail 100 days'])
    const short = cluster({ CAConfig: { NodeCertExpiry: 1728e11 } })
    expect(await say('swarm-cert-expiry', [], info, short)).toEqual(PASS)
    expect(await say('swarm-not-autolocked', [], info, short)).toEqual(['fail'])
  })

  test('has an authority whose end is read from its certificate', async () => {
    const pem = `-----BEGIN CERTIFICATE-----
MIIBajCCARCgAwIBAgIUA7khERwcZrGZrKy0fuRjwgAo7eswCgYIKoZIzj0EAwIw
EzERMA8GA1UEAxMIc3dhcm0tY2EwHhcNMjYxMTIyMDI1NjAwWhcNNDYxMTE3MDI1
NjAwWjATMREwDwYDVQQDEwhzd2FybS1jYTBZMBMGByqGSM49AgEGCCqGSM49AwEH
-----END CERTIFICATE-----`
    expect(new Date(certificateEnd(pem) ?? 0).toISOString()).toBe('2046-11-17T02:56:00.000Z')
    expect(certificateEnd('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toBeNull()
    expect(certificateEnd('')).toBeNull()
    expect(await say('swarm-ca-ends', [], info, cluster({ A: 1 }, { TrustRoot: pem }))).toEqual(PASS)
  })

  test('restarts a service so often', async () => {
    const service = (RestartPolicy: More | null) => ({
      ...cluster({ A: 1 }),
      services: [{ Spec: { Name: 'web', TaskTemplate: { RestartPolicy } } }],
    })
    const restarts = (policy: More | null) => say('restart-max-attempts', [], info, service(policy))
    expect(await restarts({ Condition: 'any', MaxAttempts: 20 })).toEqual(['web fail 20'])
    expect(await restarts(null)).toEqual(['web fail unlimited'])
    expect(await restarts({ Condition: 'on-failure', MaxAttempts: 5 })).toEqual(PASS)
    expect(await restarts({ Condition: 'none' })).toEqual(PASS)
  })

  test('encrypts the networks that it lays over hosts; its own ingress is not asked', async () => {
    const net = (Name: string, Options: More | null, more: More = {}) => ({
      Name,
      Driver: 'overlay',
      Options,
      ...more,
    })
    const nets = (...networks: More[]) => say('overlay-network-unencrypted', [], {}, { networks })
    expect(await nets(net('shop', { encrypted: '' }), net('ingress', {}, { Ingress: true }))).toEqual(PASS)
    expect(await nets(net('shop', null), net('back', { encrypted: 'false' }))).toEqual([
      'fail back',
      'fail shop',
    ])
    expect(await nets({ Name: 'bridge', Driver: 'bridge' })).toEqual([
      'not_applicable there is no overlay network',
    ])
  })
})
