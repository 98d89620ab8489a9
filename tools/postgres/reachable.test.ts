import { chmod, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accountIn } from './account'
import { platformName } from './package'
import { obstacle } from './reachable'

const stranger = { name: 'stranger', uid: 54_321, gid: 54_321 }
let folder: string

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'plimsoll-reach-')))
  await mkdir(join(folder, 'a', 'b'), { recursive: true })
  for (const path of ['', 'a', 'a/b']) await chmod(join(folder, path), 0o755)
})
afterEach(() => rm(folder, { recursive: true }))

describe('whether a user can walk to a folder', () => {
  test('nothing is in the way of an open path, nor of one that is still to be made', () => {
    expect(obstacle(join(folder, 'a', 'b'), stranger)).toBeUndefined()
    expect(obstacle(join(folder, 'a', 'b', 'new', 'deep'), stranger)).toBeUndefined()
  })

  test('the topmost closed folder is named', async () => {
    await chmod(join(folder, 'a', 'b'), 0o700)
    await chmod(join(folder, 'a'), 0o700)
    expect(obstacle(join(folder, 'a', 'b', 'new'), stranger)).toBe(join(folder, 'a'))
  })

  test('a folder that can be walked through need not be listable', async () => {
    await chmod(join(folder, 'a'), 0o711)
    expect(obstacle(join(folder, 'a', 'b'), stranger)).toBeUndefined()
  })

  test('its owner and its group are asked by their own bits', async () => {
    await chmod(join(folder, 'a'), 0o700)
    const owner = { name: 'me', uid: process.getuid?.() ?? 0, gid: 54_321 }
    expect(obstacle(join(folder, 'a', 'b'), owner)).toBeUndefined()
    await chmod(join(folder, 'a'), 0o077)
    expect(obstacle(join(folder, 'a', 'b'), owner)).toBe(join(folder, 'a'))
  })
})

describe('the user that runs the database under root', () => {
  const passwd = 'root:x:0:0:root:/root:/bin/sh\nnobody:*:-2:-2:Unprivileged:/:/bin/false\n'
  test('is postgres, else nobody, with unsigned numbers', () => {
    expect(accountIn(passwd)).toEqual({ name: 'nobody', uid: 4_294_967_294, gid: 4_294_967_294 })
    expect(accountIn(`${passwd}postgres:x:101:104::/:/bin/sh`)).toEqual({
      name: 'postgres',
      uid: 101,
      gid: 104,
    })
  })
  test('is never root by another name', () => {
    expect(accountIn('postgres:x:0:0::/:/bin/sh')).toBeUndefined()
  })
})

test('platforms are named as npm’s packages are', () => {
  expect(platformName('linux', 'x64')).toBe('linux-x64')
  expect(platformName('win32', 'x64')).toBe('windows-x64')
})
