import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Lifecycle } from '../lib/lifecycle'
import { temporaryFolder } from '../lib/temporary-folder'
import { errorLog } from './error-log'
import { serve } from './serve'

let file: string
let folder: string
beforeEach(async () => {
  folder = await temporaryFolder('log')
  file = join(folder, 'server.log')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('what a server says on standard error is appended to a file only its owner reads', async () => {
  await writeFile(file, 'before\n')
  await chmod(file, 0o644)
  const log = errorLog(file)
  log.write(Buffer.from('{"reference":"1"}\n'))
  log.close()
  log.write(Buffer.from('too late\n'))
  expect(await readFile(file, 'utf8')).toBe('before\n{"reference":"1"}\n')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a log that has grown too long begins anew', async () => {
  await writeFile(file, Buffer.alloc(10 * 1024 * 1024 + 1))
  const log = errorLog(file)
  log.write(Buffer.from('x'))
  log.close()
  expect(await readFile(file, 'utf8')).toBe('x')
})

test('a serving process that is not shown leaves its errors there', async () => {
  const life: Lifecycle = { onStop: () => {}, stop: async () => {}, stopping: () => false }
  const serving = serve(['start', '--no-such-option'], { ...process.env, NODE_ENV: 'production' }, life, {
    show: false,
    errors: file,
  })
  expect(await serving.ended).not.toBe(0)
  expect(await readFile(file, 'utf8')).toContain('--no-such-option')
})
