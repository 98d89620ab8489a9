import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { requireSpace } from './disk-space'
import { firstMismatch } from './install.mjs'
import { nodeTooOld } from './node-version.mjs'
import { PlainError } from './plain-error'
import { plainSystemError } from './plain-system-error'
import { installationSecret } from './secret'
import { sourceHash } from './source-hash'
import { stamped } from './stamped'
import { duration } from './step'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-lib-'))
})
afterEach(() => rm(folder, { recursive: true }))

test.each([
  ['v18.20.4', true],
  ['v20.18.3', true],
  ['v20.19.0', false],
  ['v22.0.0', false],
  ['v100.1.0', false],
])('Node.js %s is too old: %s', (version, old) => {
  expect(nodeTooOld(version)).toBe(
    old
      ? `Plimsoll needs Node.js 20.19 or newer; this is ${version}. Get a current one from https://nodejs.org.`
      : '',
  )
})

describe('what is installed fits the lock file', () => {
  const lock = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/for-macs': { version: '1.0.0', optional: true },
    },
  }
  test('without the packages of other platforms', () => {
    expect(firstMismatch(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe('')
  })
  test('not in another version, and not when one is missing', () => {
    expect(firstMismatch(lock, { packages: { 'node_modules/a': { version: '2.0.0' } } })).toBe('a')
    expect(firstMismatch(lock, { packages: {} })).toBe('a')
  })
})

describe('the installation’s secret', () => {
  test('is made once, even by two at a time, for its owner alone', async () => {
    const [one, two] = await Promise.all([
      installationSecret(undefined, folder),
      installationSecret(undefined, folder),
    ])
    expect(one).toBe(two)
    expect(Buffer.from(one, 'base64url')).toHaveLength(32)
    expect(await installationSecret(undefined, folder)).toBe(one)
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
  })
  test('is the given one, and nothing is written', async () => {
    expect(await installationSecret('given', join(folder, 'none'))).toBe('given')
    await expect(stat(join(folder, 'none'))).rejects.toThrow('ENOENT')
  })
  test('is never replaced when its file is damaged', async () => {
    await writeFile(join(folder, 'secret'), 'half')
    await expect(installationSecret(undefined, folder)).rejects.toThrow(/is damaged/)
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('half')
  })
})

describe('a build is made again', () => {
  test('when a source changes, not when a test or a generated file does', async () => {
    await mkdir(join(folder, 'lib', 'generated'), { recursive: true })
    await writeFile(join(folder, 'lib', 'a.ts'), '1')
    const hash = () => sourceHash(folder, ['lib', 'missing'])
    const before = hash()
    await writeFile(join(folder, 'lib', 'a.test.ts'), '1')
    await writeFile(join(folder, 'lib', 'generated', 'b.ts'), '1')
    expect(hash()).toBe(before)
    await writeFile(join(folder, 'lib', 'a.ts'), '2')
    expect(hash()).not.toBe(before)
  })
  test('when it failed, when its result is gone, and when the hash is another', async () => {
    const state = (hash: string) => ({ stamp: join(folder, 'stamp'), result: join(folder, 'result'), hash })
    const work = () => writeFile(join(folder, 'result'), '')
    await expect(stamped(state('a'), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await stamped(state('a'), work)).toBe(true)
    expect(await stamped(state('a'), work)).toBe(false)
    expect(await stamped(state('b'), work)).toBe(true)
    await rm(join(folder, 'result'))
    expect(await stamped(state('b'), work)).toBe(true)
  })
})

describe('failures of the machine are told in a sentence', () => {
  test('a full disk, whoever noticed it', () => {
    const enospc = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      path: '/x',
    })
    expect(plainSystemError(enospc)).toMatch(/^The disk is full \(\/x\)\. Free some space/)
    expect(
      plainSystemError(new Error('initdb ended with 1:\ncould not write: No space left on device')),
    ).toMatch(/^The disk is full\./)
  })
  test('others are left alone', () => {
    expect(plainSystemError(new Error('a bug'))).toBeUndefined()
    expect(plainSystemError('a bug')).toBeUndefined()
  })
  test('a disk without room is refused before anything is written, with both numbers', async () => {
    await expect(requireSpace(join(folder, 'not', 'yet'), 1e12, 'the database')).rejects.toThrow(
      /the database needs 1000000000000 MB free at .*not\/yet, and there are \d+ MB/,
    )
    await expect(requireSpace(folder, 1e12, 'it')).rejects.toBeInstanceOf(PlainError)
    await requireSpace(folder, 0, 'nothing')
  })
})

test('durations are printed as people say them', () => {
  expect([40, 9_940, 12_300, 125_000].map(duration)).toEqual(['0.0 s', '9.9 s', '12 s', '2 min 5 s'])
})
