import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact, redactCreatedBy } from '@/agent/plimsoll-agent.mjs'
import { findSecrets } from './find-secrets'
import { maskSecrets } from './mask-secrets'
import { noteSecrets } from './note-secrets'

const GOLDENS = 'lib/formats/engine-snapshot/goldens'
const bytesOf = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const shown = (value: unknown) => new TextDecoder().decode(maskSecrets(bytesOf(value)).bytes)

const inspect = {
  Id: 'a'.repeat(64),
  Args: ['--password', 'planted-1', '--quiet', '--token=planted-2'],
  State: { Health: { Log: [{ Output: 'planted-3' }] } },
  HostConfig: { LogConfig: { Config: { 'splunk-token': 'planted-4' } }, Binds: ['/srv:/srv'] },
  Config: {
    Env: ['DB_PASSWORD=planted-5 "quoted" 语', 'EMPTY=', 'GONE=[removed]'],
    Labels: { 'api.key': 'planted-6', tier: 'web' },
    Healthcheck: { Test: ['CMD-SHELL', 'curl planted-7'] },
  },
  Url: 'https://user:planted-8@example.com/x',
}

describe('what is shown of an engine’s answers', () => {
  it('holds no planted secret, is as long as it was, and is JSON of the same shape', () => {
    const text = shown([inspect])
    expect(text).not.toContain('planted')
    expect(bytesOf(text).length).toBe(bytesOf([inspect]).length)
    const [read] = JSON.parse(text)
    expect(read.Config.Env[0]).toMatch(/^DB_PASSWORD=\*+$/)
    expect(read.Config.Env.slice(1)).toEqual(['EMPTY=', 'GONE=[removed]'])
    expect(read).toMatchObject({ HostConfig: { Binds: ['/srv:/srv'] }, Config: { Labels: { tier: 'web' } } })
    expect(read.Config.Healthcheck.Test[0]).toBe('CMD-SHELL')
  })

  it('holds none either where the answer is cut off anywhere', () => {
    const whole = JSON.stringify([inspect])
    for (let end = 0; end < whole.length; end += 1) {
      const seen = shown(whole.slice(0, end))
      // What follows may be what tells that this is an engine’s answer.
      if (whole.slice(0, end).includes('"HostConfig"')) expect(seen).not.toMatch(/planted-\d/)
    }
  })

  it('masks what reports of scanners quote of an image’s history and configuration', () => {
    const trivy = {
      Metadata: {
        ImageConfig: {
          history: [
            { created_by: '/bin/sh -c #(nop)  ENV A=one planted B=planted' },
            { created_by: '|1 TOKEN=planted /bin/sh -c npm ci' },
          ],
          config: { Env: ['PATH=/bin'], Cmd: ['nginx'] },
        },
      },
      Results: [{ Description: 'password=shown, as no engine’s answer' }],
    }
    const text = shown(trivy)
    expect(text).not.toContain('planted')
    expect(text).toContain('/bin/sh -c npm ci')
    expect(text).toContain('password=shown')
  })

  it('leaves everything else alone, byte for byte', () => {
    for (const text of ['', 'password=x', '{"Env', '{"a": "password=secret"}', '<xml Env="x"/>']) {
      const bytes = bytesOf(text)
      expect(maskSecrets(bytes)).toEqual({ bytes, masked: 0 })
    }
  })
})

describe('real snapshots', () => {
  const folder = process.env.PLIMSOLL_SAMPLES
    ? path.join(process.env.PLIMSOLL_SAMPLES, 'docker-engine')
    : GOLDENS
  const files = readdirSync(folder).filter((name) => /-\d+\.\d+\.json$/.test(name))
  it.each(files)('%s shows no value of any variable, and reads as before', (name) => {
    const bytes = new Uint8Array(readFileSync(path.join(folder, name)))
    const text = new TextDecoder().decode(maskSecrets(bytes).bytes)
    expect(Object.keys(JSON.parse(text).requests)).toEqual(
      Object.keys(JSON.parse(new TextDecoder().decode(bytes)).requests),
    )
    expect(text).not.toMatch(/lab-not-a-real|SWMTKN-1-0/)
    for (const [, value] of JSON.stringify(JSON.parse(text).requests).matchAll(/"[A-Z_]{3,}=([^"]+)"/g))
      expect(value).toMatch(/^\*+$/)
  })

  it.each(files)('%s: what the agent leaves, the server finds nothing in', (name) => {
    const { requests } = JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
    const left = { schema: 'docker-engine-snapshot/1', requests: redact(requests) }
    expect(findSecrets(bytesOf(left)).map(({ pointer }) => pointer)).toEqual([])
  })
})

it('the agent and the server agree on every line of an image’s history', () => {
  const part = fc.constantFrom(
    'ENV ',
    'ARG ',
    'A=',
    'TOKEN=',
    'x',
    ' ',
    '|1 ',
    '|2 ',
    'RUN ',
    '/bin/sh -c ',
    '#(nop)  ',
    '"',
    'https://u:p@h',
    '--password ',
    'HEALTHCHECK ',
    'Bearer abcdefghij',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const left = [{ Id: 'x', HostConfig: {}, CreatedBy: redactCreatedBy(parts.join('')) }]
      expect(findSecrets(bytesOf(left))).toEqual([])
    }),
    { numRuns: 3000, seed: 42 },
  )
})

it('takes any bytes, and keeps their number', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('{"Env":["', '[{"HostConfig":', '{"CreatedBy":"\\'),
      (noise, head) => {
        const bytes = new Uint8Array([...new TextEncoder().encode(head), ...noise])
        expect(maskSecrets(bytes).bytes.length).toBe(bytes.length)
      },
    ),
    { numRuns: 2000, seed: 7 },
  )
})

it('is linear in what would lead a careless pattern astray', () => {
  for (const evil of [
    'a'.repeat(300_000),
    '='.repeat(300_000),
    'mysql '.repeat(50_000),
    'a://'.repeat(75_000),
    `${'-p '.repeat(100_000)}`,
    '\\\\'.repeat(150_000),
    '$5$'.repeat(100_000),
    '|1 '.repeat(100_000),
    ' A='.repeat(100_000),
    ' /bin/sh -c '.repeat(25_000),
  ])
    findSecrets(
      bytesOf([{ HostConfig: evil, CreatedBy: `|1 ${evil}`, Env: [evil], Labels: { a: evil }, Cmd: [evil] }]),
    )
  findSecrets(bytesOf(`{"Env":${'['.repeat(400_000)}`))
})

it('tells how many and where, never what', () => {
  const [note] = noteSecrets(bytesOf([inspect]))
  expect(note).toMatchObject({ level: 'warning', code: 'secrets_masked', at: '/0/Args/1' })
  expect(note?.message).toContain('1 in environment variables, 1 in labels, 2 in commands')
  expect(note?.message).not.toContain('planted')
  expect(noteSecrets(bytesOf([{ HostConfig: {}, Config: { Env: ['PATH=/usr/bin', 'LANG=C'] } }]))).toEqual([])
})
