import { afterEach, beforeEach, expect, test } from 'vitest'
import { silent } from '../lib/log'
import { PlainError } from '../lib/plain-error'
import { temporaryFolder } from '../lib/temporary-folder'
import { whileDatabaseLives } from '../lib/while-database-lives'
import { readNote } from './note'
import { removePostgres } from './remove'
import { claimedBy } from './running'
import { type Server, startPostgres } from './start'

let data: string
let server: Server
beforeEach(async () => {
  data = await temporaryFolder('gone')
  server = await startPostgres(data, silent, { fsync: 'off' })
})
afterEach(async () => {
  await server.stop()
  await removePostgres(data)
})
const never = () => new Promise<number>(() => {})
const pid = async () => claimedBy((await readNote(data))?.files ?? '')?.pid ?? 0

test('work on a database that is killed ends with one line that says so', async () => {
  const ended = whileDatabaseLives(server, 'folder', never).catch((error: unknown) => error)
  process.kill(await pid(), 'SIGKILL')
  const error = await ended
  expect(error).toBeInstanceOf(PlainError)
  expect(String(error)).toContain('The embedded PostgreSQL has ended; see folder/postgres.log.')
  expect(String(error)).not.toContain('\n')
})

test('work on a database that lives, or is not ours, ends with its own result', async () => {
  expect(await whileDatabaseLives(server, 'folder', async () => 7)).toBe(7)
  expect(await whileDatabaseLives({}, 'folder', async () => 8)).toBe(8)
})
