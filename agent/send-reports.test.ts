import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSpool, proxyFor, retryAfterMs, serverUrl } from './plimsoll-agent.mjs'
import { FakeServer } from './testing/fake-server'
import { runAgent } from './testing/run-agent'

const TOKEN = `plm_${'t'.repeat(43)}`
let folder: string
let server: FakeServer
let env: Record<string, string>
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plimsoll-agent-'))
  server = await new FakeServer().start()
  env = { PLIMSOLL_URL: server.url, PLIMSOLL_TOKEN: TOKEN, PLIMSOLL_STATE_DIR: path.join(folder, 'state') }
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const report = (name: string, text: string): string => {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}
const spooled = () => openSpool(env.PLIMSOLL_STATE_DIR ?? '').entries()
const push = (file: string, ...more: string[]) => runAgent(['push', file, '--asset', 'web-1', ...more], env)

describe('push', () => {
  it('hands a report in gzipped, bit for bit, with what the sender says of it, and ends with 0', async () => {
    const file = report('a.json', '{"a": 1}\n')
    utimesSync(file, new Date('2026-01-02T03:04:05Z'), new Date('2026-01-02T03:04:05Z'))
    const ran = await push(
      file,
      '--kind',
      'host',
      '--tool',
      'trivy',
      '--coverage',
      'full',
      '--label',
      'env:prod',
      '--label',
      'tier:a:b',
      '--observed-at',
      '2026-01-01T08:00:00+08:00',
    )
    expect(ran).toMatchObject({ code: 0, err: '' })
    const [sent] = server.reports
    expect(sent?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'content-encoding': 'gzip',
      'user-agent': 'plimsoll-agent/0.1.0',
    })
    expect(sent?.body.toString()).toBe('{"a": 1}\n')
    expect(sent?.query).toEqual([
      ['asset', 'web-1'],
      ['kind', 'host'],
      ['tool', 'trivy'],
      ['observed_at', '2026-01-01T00:00:00.000Z'],
      ['written_at', '2026-01-02T03:04:05.000Z'],
      ['coverage', 'full'],
      ['label', 'env:prod'],
      ['label', 'tier:a:b'],
    ])
    expect(spooled()).toEqual([])
    expect(ran.out).not.toContain(TOKEN)
  })

  it('reads standard input, and unpacks what lies there packed', async () => {
    const ran = await runAgent(['push', '-', '--asset', 'web-1'], env, { stdin: 'log' })
    expect(ran.code).toBe(0)
    expect(server.reports[0]?.body.toString()).toBe('log')
  })

  it.each([
    [['push'], /at least one file/],
    [['push', 'x.json'], /--asset/],
    [['push', '/nonexistent', '--asset', 'a'], /cannot be read/],
    [['push', '-', '--asset', 'a', '--observed-at', 'noon'], /is no time/],
    [['push', '-', '--asset', 'a', '--label', 'x'], /KEY:VALUE/],
    [['push', '-', '--asset', 'a', '--fail-on', 'high'], /new-high/],
    [['push', '-', '--asset', 'a', '--token', TOKEN], /--token-file/],
    [['push', '-', '--asset', 'a', '--url', 'http://plimsoll.example'], /not encrypted/],
    [['push', '-', '--asset', 'a', '--url', 'ftp://x'], /neither/],
    [['push', '-', '--asset', 'a', '--nonsense'], /nonsense/],
    [['collect', 'kubernetes'], /no command/],
    [['enrol'], /code/],
    [[], /Say what to do/],
  ])('%j ends with 2 and says what is wrong', async (words, says) => {
    const ran = await runAgent(words, env, { stdin: 'x' })
    expect(ran.code).toBe(2)
    expect(ran.err).toMatch(says)
    expect(ran.err).not.toContain(TOKEN)
    expect(server.asked).toEqual([])
  })

  it('takes the token from a file too, and wants one', async () => {
    const file = report('a', 'x')
    const tokenFile = report('token', `${TOKEN}\n`)
    const { PLIMSOLL_TOKEN: _, ...bare } = env
    expect((await runAgent(['push', file, '--asset', 'a', '--token-file', tokenFile], bare)).code).toBe(0)
    expect(server.reports[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`)
    expect((await runAgent(['push', file, '--asset', 'a'], bare)).code).toBe(2)
  })
})

it('calls standard input by its name where nothing comes of it', async () => {
  const ran = await runAgent(['push', '-', '--asset', 'web-1'], env, { stdin: '' })
  expect(ran).toMatchObject({ code: 2, err: expect.stringMatching(/Standard input is empty/) })
})

describe('the spool', () => {
  it('says plainly that what answers speaks no TLS', async () => {
    const url = (env.PLIMSOLL_URL ?? '').replace('http:', 'https:')
    const ran = await runAgent(['push', report('a.json', 'x'), '--asset', 'a'], { ...env, PLIMSOLL_URL: url })
    expect(ran.code).toBe(3)
    expect(ran.err).toMatch(/does not answer with TLS. Is it http:\/\/, or another port\? One report waits/)
    expect(ran.err).not.toMatch(/openssl/)
  })

  it('keeps a report while the server is away (3), and hands in what waits, oldest first, each as it was', async () => {
    await server.stop()
    for (const n of [1, 2, 3]) {
      const ran = await push(report(`${n}.json`, `report ${n}`), '--observed-at', `2026-01-0${n}T00:00:00Z`)
      expect(ran.code).toBe(3)
      expect(ran.err).toMatch(/cannot be reached/)
      expect(ran.err).toMatch(n === 1 ? /One report waits/ : new RegExp(`${n} reports wait`))
    }
    expect(statSync(path.join(env.PLIMSOLL_STATE_DIR ?? '', 'spool')).mode & 0o777).toBe(0o700)
    expect(statSync(spooled()[0]?.file ?? '').mode & 0o777).toBe(0o600)
    await server.start()
    expect(await push(report('4.json', 'report 4'))).toMatchObject({ code: 0, err: '' })
    expect(server.reports.map(({ body }) => body.toString())).toEqual([
      'report 1',
      'report 2',
      'report 3',
      'report 4',
    ])
    expect(server.reports.map(({ query }) => Object.fromEntries(query).observed_at)).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-01-02T00:00:00.000Z',
      '2026-01-03T00:00:00.000Z',
      undefined,
    ])
    expect(spooled()).toEqual([])
  })

  it('counts a report once whose answer was lost on the way', async () => {
    server.answers = [{ status: 201, silent: true }]
    expect((await push(report('a.json', 'once'))).code).toBe(3)
    expect((await runAgent(['send'], env)).code).toBe(0)
    expect(server.reports).toHaveLength(2)
    expect(server.taken.size).toBe(1)
  })

  it('loses nothing when the agent is killed at any moment', async () => {
    const file = report('big.json', 'x'.repeat(3_000_000))
    let counted = 0
    for (let ms = 0; ms < 400; ms += 40) {
      const name = `host-${ms}`
      const { code } = await runAgent(['push', file, '--asset', name], env, {
        onSpawn: (kill) => void setTimeout(kill, ms),
      })
      const isWaiting = spooled().some((entry) => readFileSync(entry.file, 'latin1').includes(`"${name}"`))
      const isTaken = [...server.taken.values()].some(({ query }) =>
        query.some(([, value]) => value === name),
      )
      // Killed before it was kept, it did not end with 0, and the file is still there; else it waits or is taken.
      if (code === 0) expect(isTaken).toBe(true)
      if (isWaiting || isTaken) counted += 1
    }
    expect((await runAgent(['send'], env)).code).toBe(0)
    expect(server.taken.size).toBe(counted)
    expect(spooled()).toEqual([])
  })

  it('is bounded: a full spool takes nothing more in, says so, and drops nothing', async () => {
    await server.stop()
    env.PLIMSOLL_SPOOL_MAX_MB = '0.001'
    expect((await push(report('a.json', 'first'))).code).toBe(3)
    const noise = Array.from({ length: 3000 }, (_, n) => Math.sin(n)).join()
    const ran = await push(report('b.json', noise))
    expect(ran.code).toBe(1)
    expect(ran.err).toMatch(/is full: 1 reports .* what waits was not touched/)
    expect(spooled()).toHaveLength(1)
    await server.start()
    expect((await push(report('c.json', 'third'))).code).toBe(0)
    expect(server.taken.size).toBe(2)
  })

  it('is not filled by the same report again and again', async () => {
    await server.stop()
    const file = report('a.json', 'same')
    for (let n = 0; n < 3; n += 1) expect((await push(file)).code).toBe(3)
    expect(spooled()).toHaveLength(1)
  })

  it('sets a damaged entry aside and goes on', async () => {
    await server.stop()
    await push(report('a.json', 'a'))
    writeFileSync(spooled()[0]?.file ?? '', 'no entry')
    await server.start()
    expect((await push(report('b.json', 'b'))).code).toBe(1)
    expect(server.reports.map(({ body }) => body.toString())).toEqual(['b'])
    expect(spooled()).toEqual([])
  })

  it('is said to be out of order where it cannot be written', async () => {
    if (process.getuid?.() === 0) env.PLIMSOLL_STATE_DIR = '/dev/null/state'
    else {
      chmodSync(folder, 0o500)
    }
    const ran = await runAgent(['push', '-', '--asset', 'a'], env, { stdin: 'x' })
    chmodSync(folder, 0o700)
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(/spool cannot be written/) })
  })
})

describe('what the server answers', () => {
  it('415: the report is kept aside with the reason, is not sent again, and what is behind it goes on', async () => {
    server.answers = [
      {
        status: 415,
        body: { code: 'unknown_report', detail: 'No parser knows this.', submission_id: 'sub_1' },
      },
    ]
    const ran = await push(report('a.json', 'what?'))
    expect(ran).toMatchObject({
      code: 1,
      err: expect.stringContaining('(415 unknown_report): No parser knows this. It is kept'),
    })
    expect(spooled()).toEqual([])
    const aside = path.join(env.PLIMSOLL_STATE_DIR ?? '', 'refused')
    const reason = readdirSync(aside).find((name) => name.endsWith('.reason.json')) ?? ''
    expect(JSON.parse(readFileSync(path.join(aside, reason), 'utf8'))).toMatchObject({
      status: 415,
      code: 'unknown_report',
      submission_id: 'sub_1',
      report: { name: 'a.json' },
    })
    expect((await push(report('b.json', 'good'))).code).toBe(0)
    expect(server.reports).toHaveLength(2)
    expect((await runAgent(['status'], env)).out).toContain('No parser knows this.')
  })

  it('401: nothing more is tried, nothing is lost, and with a new token it goes', async () => {
    server.answers = [{ status: 401, body: { code: 'unauthenticated' } }]
    await server.stop()
    await push(report('a.json', 'a'))
    await server.start()
    const ran = await push(report('b.json', 'b'))
    expect(ran).toMatchObject({
      code: 1,
      err: expect.stringMatching(/revoked or has expired.*2 reports wait/s),
    })
    expect(server.reports).toHaveLength(1)
    env.PLIMSOLL_TOKEN = `plm_${'n'.repeat(43)}`
    expect((await runAgent(['send'], env)).code).toBe(0)
    expect(server.taken.size).toBe(2)
  })

  it('503 with a short Retry-After is waited for; a long one is obeyed by the next runs too', async () => {
    server.answers = [
      { status: 503, headers: { 'retry-after': '0' } },
      { status: 429, headers: { 'retry-after': '1' } },
    ]
    expect((await push(report('a.json', 'a'))).code).toBe(0)
    expect(server.reports).toHaveLength(3)
    server.answers = [{ status: 503, headers: { 'retry-after': '3600' } }]
    expect((await push(report('b.json', 'b'))).code).toBe(3)
    const before = server.asked.length
    expect(await push(report('c.json', 'c'))).toMatchObject({
      code: 3,
      err: expect.stringMatching(/asked to be left alone until/),
    })
    expect(server.asked).toHaveLength(before)
  })

  it('a redirect is not followed: the token stays here', async () => {
    const other = await new FakeServer().start()
    server.answers = [{ status: 302, headers: { location: `${other.url}/api/v1/submissions` } }]
    expect(await push(report('a.json', 'a'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/Redirects are not followed/),
    })
    expect(other.asked).toEqual([])
    expect(spooled()).toHaveLength(1)
    await other.stop()
  })

  it('200 from something that is no Plimsoll server is no receipt', async () => {
    server.answers = [{ status: 200, body: { id: 7, state: null } }]
    expect((await push(report('a.json', 'a'))).code).toBe(1)
    expect(spooled()).toHaveLength(1)
  })

  it.each([
    ['120', 120_000],
    ['0', 0],
    ['', 10_000],
    ['soon', 10_000],
    ['Thu, 01 Jan 1970 00:01:40 GMT', 90_000],
    ['99999999', 86_400_000],
  ])('Retry-After “%s” is %i ms', (header, ms) => {
    expect(retryAfterMs(header, 10_000)).toBe(ms)
  })
})

describe('--fail-on', () => {
  const opened = (counts: Record<string, number>, more: object = {}) => ({
    status: 201,
    body: { changes: { opened: 9, closed: 0, unchanged: 0, opened_by_severity: counts }, ...more },
  })
  it.each([
    ['new-high', { critical: 0, high: 1 }, 4],
    ['new-high', { critical: 1 }, 4],
    ['new-high', { medium: 7, low: 2, unknown: 3 }, 0],
    ['new-critical', { high: 7 }, 0],
    ['new-low', { low: 1 }, 4],
    ['new-any', { unknown: 1 }, 4],
    ['new-any', {}, 0],
  ])('%s with %j opened ends with %i', async (word, counts, code) => {
    server.answers = [opened(counts)]
    expect((await push(report('a.json', JSON.stringify(counts)), '--fail-on', word)).code).toBe(code)
  })

  it('stays shut where the report was not read whole, or the server does not say what was opened', async () => {
    server.answers = [
      opened({}, { state: 'incomplete' }),
      opened({}, { changes: { opened: 0, closed: 0, unchanged: 0 } }),
    ]
    expect((await push(report('a.json', 'a'), '--fail-on', 'new-high')).code).toBe(4)
    expect((await push(report('b.json', 'b'), '--fail-on', 'new-high')).code).toBe(4)
  })

  it.each(['nothing_scanned', 'not_scanned'])('stays shut where nothing was looked at (%s)', async (code) => {
    const note = { level: 'warning', code, message: 'Check what the tool was pointed at.' }
    server.answers = [opened({}, { notes: [note] })]
    const ran = await push(report('a.json', 'a'), '--fail-on', 'new-high')
    expect(ran.code).toBe(4)
    expect(ran.err).toMatch(/shows nothing that was looked at\. Check what/)
  })

  it('does not pass what only waits', async () => {
    await server.stop()
    expect((await push(report('a.json', 'a'), '--fail-on', 'new-high')).code).toBe(3)
  })
})

describe('where it sends', () => {
  const given = {
    url: null,
    token: null,
    ca: null,
    insecureHttp: false,
    stateDir: '',
    spoolMaxBytes: 1,
    host: '',
    env: {},
    json: false,
    quiet: false,
  }
  it('plain HTTP only to this machine, or when told so', () => {
    for (const url of [
      'https://plimsoll.example',
      'http://localhost:3000',
      'http://127.0.0.5',
      'http://[::1]:3000',
    ])
      expect(serverUrl({ ...given, url }).href).toContain(url)
    for (const url of [
      'http://plimsoll.example',
      'http://127.0.0.1.evil.example',
      'http://localhost.evil.example',
      'https://a:b@x',
    ])
      expect(() => serverUrl({ ...given, url })).toThrow()
    expect(serverUrl({ ...given, url: 'http://plimsoll.example', insecureHttp: true }).protocol).toBe('http:')
  })

  it.each([
    ['', true],
    ['*', false],
    ['plimsoll.example', false],
    ['.example', false],
    ['other.example, example', false],
    ['plimsoll.example:443', false],
    ['plimsoll.example:8443', true],
    ['soll.example', true],
  ])('NO_PROXY “%s”: through the proxy %s', (NO_PROXY, through) => {
    const proxy = proxyFor(new URL('https://plimsoll.example/x'), {
      HTTPS_PROXY: 'http://proxy.example:3128',
      NO_PROXY,
    })
    expect(proxy !== null).toBe(through)
  })

  it('a network in NO_PROXY counts for addresses', () => {
    const env = { HTTPS_PROXY: 'proxy.example:3128', NO_PROXY: '10.0.0.0/8' }
    expect(proxyFor(new URL('https://10.1.2.3/'), env)).toBeNull()
    expect(proxyFor(new URL('https://11.1.2.3/'), env)?.host).toBe('proxy.example:3128')
  })
})

describe('run docker-bench', () => {
  it('runs the script in its folder, hands in what it wrote, and leaves nothing behind', async () => {
    const script = report(
      'docker-bench-security.sh',
      '#!/bin/sh\nwhile [ $# -gt 0 ]; do case "$1" in -l) shift; log="$1";; esac; shift; done\necho running\necho "{\\"folder\\": \\"$(pwd)\\"}" > "$log.json"\n',
    )
    const ran = await runAgent(
      ['run', 'docker-bench', '--path', folder, '--asset', 'host-9', '--', '-c', 'host'],
      { ...env, TMPDIR: folder },
    )
    expect(ran).toMatchObject({ code: 0, err: 'running\n' })
    expect(JSON.parse(server.reports[0]?.body.toString() ?? '')).toEqual({ folder: path.dirname(script) })
    expect(Object.fromEntries(server.reports[0]?.query ?? []).asset).toBe('host-9')
    expect(readdirSync(folder).filter((name) => name.startsWith('plimsoll-bench-'))).toEqual([])
  })

  it('says where to get it', async () => {
    expect(await runAgent(['run', 'docker-bench', '--path', '/nonexistent'], env)).toMatchObject({
      code: 2,
      err: expect.stringContaining('git clone'),
    })
    expect(existsSync('/nonexistent')).toBe(false)
  })
})
