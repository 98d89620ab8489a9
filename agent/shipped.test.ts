import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const read = (file: string) => readFileSync(path.join('agent', file), 'utf8')
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0
if (!hasSystemd)
  console.info('2026-11-22: there is no systemd-analyze here, so the unit and the timer are only read.')

describe('the package', () => {
  const pack = JSON.parse(read('package.json'))
  it('depends on nothing, and the file on nothing but Node.js', () => {
    expect(pack).toMatchObject({
      name: 'plimsoll-agent',
      bin: { 'plimsoll-agent': 'plimsoll-agent.mjs' },
      engines: { node: '>=20' },
    })
    expect(Object.keys(pack).filter((key) => /dependencies/i.test(key))).toEqual([])
    for (const file of ['plimsoll-agent.mjs', 'container/filter.mjs'])
      for (const [, from] of read(file).matchAll(/(?:from|import\() ?'([^']+)'/g))
        expect(from).toMatch(/^node:/)
  })

  it('says of itself the version that the file says', () => {
    expect(read('plimsoll-agent.mjs')).toContain(`export const VERSION = '${pack.version}'`)
  })
})

describe('the unit', () => {
  const unit = read('systemd/plimsoll-agent.service')
  it.each([
    'CapabilityBoundingSet=CAP_DAC_READ_SEARCH',
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    'PrivateTmp=yes',
    'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6',
    'SystemCallFilter=@system-service',
    'StateDirectory=plimsoll-agent',
    'SuccessExitStatus=3',
  ])('says %s', (line) => {
    expect(unit.split('\n')).toContain(line)
  })

  it.skipIf(!hasSystemd)('is right for systemd, and as hardened as it says', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'plimsoll-units-'))
    const names = readdirSync('agent/systemd')
    for (const name of names) copyFileSync(path.join('agent/systemd', name), path.join(folder, name))
    const verified = spawnSync(
      'systemd-analyze',
      ['verify', ...names.map((name) => path.join(folder, name))],
      { encoding: 'utf8' },
    )
    // Where there is no engine there is no docker.service, which is only wanted to be there before.
    expect([
      verified.status,
      verified.stderr.split('\n').filter((line) => line.includes('plimsoll')),
    ]).toEqual([0, []])
    const service = path.join(folder, 'plimsoll-agent.service')
    const judged = spawnSync('systemd-analyze', ['security', '--offline=yes', service], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    const exposure = Number(/exposure level for \S+: ([\d.]+)/.exec(judged.stdout)?.[1])
    expect(exposure).toBeLessThanOrEqual(2)
  })
})

describe('the container', () => {
  it('is made of the image of the server, runs as nobody, and has nothing set that lets it become more', () => {
    const image = /node:[\d.]+\S+@sha256:[0-9a-f]{64}/
    expect(image.exec(read('Dockerfile'))?.[0]).toBe(image.exec(readFileSync('Dockerfile', 'utf8'))?.[0])
    expect(read('Dockerfile')).toContain('USER 10001:10001')
    const { services } = parse(read('compose.yaml'))
    for (const service of Object.values<Record<string, unknown>>(services))
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      })
  })

  it('gives the engine’s socket to the filter alone, which has no network', () => {
    const { services } = parse(read('compose.yaml'))
    expect(services.filter).toMatchObject({ network_mode: 'none' })
    expect(JSON.stringify(services.filter.volumes)).toContain('docker.sock')
    expect(JSON.stringify(services.agent)).not.toContain('docker.sock')
  })
})

describe('the filter', () => {
  let folder: string
  let filter: http.Server
  let isAllowed: (method: string | undefined, url: string | undefined) => boolean
  let engine: http.Server
  const passed: string[] = []
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'plimsoll-filter-'))
    process.env.ENGINE_SOCKET = path.join(folder, 'engine.sock')
    ;({ filter, isAllowed } = await import('./container/filter.mjs'))
    engine = http.createServer((request, response) => {
      passed.push(`${request.method} ${request.url}`)
      response.end('{"Name": "host-1"}')
    })
    await new Promise<void>((resolve) => engine.listen(path.join(folder, 'engine.sock'), resolve))
    await new Promise<void>((resolve) => filter.listen(path.join(folder, 'filter.sock'), resolve))
  })
  afterAll(() => {
    filter.close()
    engine.close()
    delete process.env.ENGINE_SOCKET
    rmSync(folder, { recursive: true, force: true })
  })
  const ask = (method: string, url: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const request = http.request(
        { socketPath: path.join(folder, 'filter.sock'), method, path: url },
        (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        },
      )
      request.on('error', reject)
      request.end()
    })

  it('lets everything through that a snapshot asks for', () => {
    const golden = JSON.parse(readFileSync('lib/formats/engine-snapshot/goldens/swarm-20.10.json', 'utf8'))
    for (const line of Object.keys(golden.requests)) {
      const [method, url = ''] = line.split(' ')
      expect([line, isAllowed(method, url), isAllowed(method, `/v1.44${url}`)]).toEqual([line, true, true])
    }
  })

  it.each([
    ['POST', '/containers/create'],
    ['POST', '/info'],
    ['DELETE', `/containers/${'a'.repeat(64)}`],
    ['PUT', `/containers/${'a'.repeat(64)}/archive?path=/`],
    ['HEAD', '/info'],
    ['GET', `/containers/${'a'.repeat(64)}/archive?path=/etc/shadow`],
    ['GET', `/containers/${'a'.repeat(64)}/export`],
    ['GET', `/containers/${'a'.repeat(64)}/logs?stdout=1`],
    ['GET', `/containers/${'a'.repeat(64)}/attach/ws`],
    ['GET', '/configs'],
    ['GET', '/secrets'],
    ['GET', '/events'],
    ['GET', '/images/get?names=x'],
    ['GET', '/images/x/get'],
    ['GET', '/images/x/../../configs/json'],
    ['GET', '/containers/json?all=1&size=1'],
    ['GET', '/v1.44//configs'],
    ['GET', '/info/../configs'],
    ['GET', '/INFO'],
  ])('refuses %s %s', async (method, url) => {
    const before = passed.length
    expect(await ask(method, url)).toBe(403)
    expect(passed).toHaveLength(before)
  })

  it('passes on what it lets through, and says when there is no engine', async () => {
    expect(await ask('GET', '/v1.44/info')).toBe(200)
    expect(passed.at(-1)).toBe('GET /v1.44/info')
  })
})
