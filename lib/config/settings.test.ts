import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { commandSettings } from './command-settings'
import { SettingsError } from './parse-environment'
import { settings } from './settings'

const good = {
  DATABASE_APP_URL: 'postgresql://plimsoll_app:x@db/plimsoll',
  PLIMSOLL_SECRET: 's'.repeat(32),
}
const problem = (env: Record<string, string>): string => {
  try {
    settings(env)
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
  throw new Error('the settings were accepted')
}

describe('settings of the server', () => {
  test('defaults follow the port', () => {
    expect(settings({ ...good, PORT: '4000' })).toEqual({
      databaseAppUrl: good.DATABASE_APP_URL,
      secret: good.PLIMSOLL_SECRET,
      previousSecrets: [],
      url: 'http://localhost:4000',
      port: 4000,
      metricsToken: undefined,
      trustedProxies: [],
      outgoingAllow: [],
    })
  })

  test('earlier secrets are one a line or apart by spaces, each as long as a secret', () => {
    const [a, b] = ['a'.repeat(32), 'b'.repeat(32)]
    expect(settings({ ...good, PLIMSOLL_SECRET_PREVIOUS: ` ${a}\n${b} ` }).previousSecrets).toEqual([a, b])
    expect(problem({ ...good, PLIMSOLL_SECRET_PREVIOUS: `${a} short` })).toBe(
      'PLIMSOLL_SECRET_PREVIOUS must be earlier values of PLIMSOLL_SECRET, apart by spaces or lines.',
    )
  })

  test('every missing setting is named in a line of its own', () => {
    expect(problem({}).split('\n')).toEqual([
      'DATABASE_APP_URL is missing: it must be a PostgreSQL address such as postgresql://user:password@host:5432/plimsoll.',
      'PLIMSOLL_SECRET is missing: it must be at least 32 bytes of secret text.',
    ])
  })

  test('a malformed setting is named and its value is not printed', () => {
    const message = problem({ ...good, PLIMSOLL_SECRET: 'too-short-but-secret' })
    expect(message).toBe('PLIMSOLL_SECRET must be at least 32 bytes of secret text.')
  })

  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000x'],
    ['PLIMSOLL_URL', 'https://example.com/path'],
    ['PLIMSOLL_URL', 'example.com'],
    ['DATABASE_APP_URL', 'mysql://db/plimsoll'],
    ['PLIMSOLL_METRICS_TOKEN', 'short'],
    ['PLIMSOLL_TRUSTED_PROXIES', '10.0.0.0/8,everyone'],
    ['PLIMSOLL_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['PLIMSOLL_OUTGOING_ALLOW', 'https://hooks.example'],
    ['PLIMSOLL_OUTGOING_ALLOW', '10.0.0.0/8,,'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(problem({ ...good, [name]: value })).toMatch(new RegExp(`^${name} must be `))
  })

  test('proxies are split, an origin loses its slash, a secret is measured in bytes', () => {
    const value = settings({
      ...good,
      PLIMSOLL_SECRET: '港'.repeat(11),
      PLIMSOLL_URL: 'https://plimsoll.example.com/',
      PLIMSOLL_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    })
    expect(value.trustedProxies).toEqual(['10.0.0.0/8', '::1'])
    expect(value.url).toBe('https://plimsoll.example.com')
  })
})

describe('settings of a command', () => {
  test('an empty environment is enough', () => {
    expect(commandSettings({ DATABASE_URL: '' })).toEqual({
      previousSecrets: [],
      databaseUrl: undefined,
      databaseAppUrl: undefined,
      data: '.plimsoll',
      secret: undefined,
      url: 'http://localhost:3000',
      port: 3000,
      listen: undefined,
    })
  })

  test('it checks what the server will need later', () => {
    expect(() => commandSettings({ PLIMSOLL_METRICS_TOKEN: 'x' })).toThrow(/^PLIMSOLL_METRICS_TOKEN must be/)
  })
})

describe('a setting by file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-settings-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }

  test('is its content, without the line end', () => {
    const secret = `${'s'.repeat(40)} `
    const value = settings({
      DATABASE_APP_URL_FILE: file('url', `${good.DATABASE_APP_URL}\r\n`),
      PLIMSOLL_SECRET_FILE: file('secret', `${secret}\n`),
    })
    expect(value).toMatchObject({ databaseAppUrl: good.DATABASE_APP_URL, secret })
    expect(commandSettings({ PLIMSOLL_SECRET_FILE: file('secret', secret) }).secret).toBe(secret)
  })

  test('is held to the same, refused twice, and named where it cannot be read; never printed', () => {
    const { PLIMSOLL_SECRET: _, ...rest } = good
    expect(problem({ ...rest, PLIMSOLL_SECRET_FILE: file('short', 'short-secret') })).toBe(
      'PLIMSOLL_SECRET must be at least 32 bytes of secret text.',
    )
    expect(problem({ ...good, PLIMSOLL_SECRET_FILE: file('twice', good.PLIMSOLL_SECRET) })).toMatch(
      /^PLIMSOLL_SECRET is given twice/,
    )
    expect(problem({ ...rest, PLIMSOLL_SECRET_FILE: join(folder, 'none') })).toBe(
      'PLIMSOLL_SECRET_FILE names a file that cannot be read.',
    )
  })
})
