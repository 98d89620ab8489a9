import { existsSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silent } from '../lib/log'
import { temporaryFolder } from '../lib/temporary-folder'
import { bootstrap } from './bootstrap'
import { connectAsSuperuser, superuserUrl } from './connect'
import { readNote } from './note'
import { removePostgres } from './remove'
import { claimedBy, isPostgres } from './running'
import { type Server, startPostgres } from './start'

let data: string
const started: Server[] = []

beforeEach(async () => {
  data = await temporaryFolder('launcher')
})
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
  await removePostgres(data)
})

const start = async (folder = data): Promise<Server> => {
  const server = await startPostgres(folder, silent, { fsync: 'off' })
  started.push(server)
  return server
}
const files = async (folder = data): Promise<string> => (await readNote(folder))?.files ?? ''
const pid = async (): Promise<number> => claimedBy(await files())?.pid ?? 0

test('a server keeps its port, listens on loopback alone, in UTC, with checksums and SCRAM', async () => {
  const first = await start()
  const client = await connectAsSuperuser(first.port, first.password)
  const { rows } = await client.query(`
    SELECT name, setting FROM pg_settings ORDER BY name`)
  await client.end()
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]))
  expect(settings.get('listen_addresses')).toBe('127.0.0.1')
  expect(settings.get('TimeZone')).toBe('UTC')
  expect(settings.get('data_checksums')).toBe('on')
  expect(settings.get('password_encryption')).toBe('scram-sha-256')
  await expect(connectAsSuperuser(first.port, 'wrong')).rejects.toThrow(/password authentication failed/)
  await started.pop()?.stop()
  const second = await start()
  expect([second.port, second.reused]).toEqual([first.port, false])
})

test('a running server is joined, and stops with the last one that uses it', async () => {
  const first = await start()
  const second = await start()
  expect([second.port, second.reused]).toEqual([first.port, true])
  const process = await pid()
  await first.stop()
  expect(isPostgres(process)).toBe(true)
  await second.stop()
  expect(isPostgres(process)).toBe(false)
})

test('what was committed before the server was killed is there after the next start', async () => {
  const server = await start()
  const url = await bootstrap(superuserUrl(server), 's'.repeat(32))
  expect(url).toMatch(/^postgresql:\/\/plimsoll_owner:/)
  const client = await connectAsSuperuser(server.port, server.password)
  await client.query('CREATE TABLE kept AS SELECT 1 AS n')
  process.kill(await pid(), 'SIGKILL')
  await client.end().catch(() => {})
  const again = await start()
  const after = await connectAsSuperuser(again.port, again.password)
  expect((await after.query('SELECT n FROM kept')).rows).toEqual([{ n: 1 }])
  await after.end()
})

test('a claim whose number now belongs to another program does not stop the start', async () => {
  await (await start()).stop()
  await writeFile(
    join(await files(), 'postmaster.pid'),
    `${process.pid}\n${await files()}\n0\n1\n\n127.0.0.1\n`,
  )
  expect((await start()).reused).toBe(false)
})

test('a first start that was cut short is begun anew', async () => {
  await mkdir(join(data, 'postgres.new', 'base'), { recursive: true })
  await start()
  expect(existsSync(join(data, 'postgres.new'))).toBe(false)
})

test('files of another major version are refused with both versions named', async () => {
  await (await start()).stop()
  await writeFile(join(await files(), 'PG_VERSION'), '9\n')
  await expect(startPostgres(data, silent)).rejects.toThrow(/made by PostgreSQL 9; this is PostgreSQL 1\d/)
})

test.runIf(process.getuid?.() === 0)(
  'under root, in a folder closed to its user, the database is kept elsewhere and the place is written down',
  async () => {
    const closed = join(data, 'closed')
    await mkdir(closed, { mode: 0o700 })
    await chmod(closed, 0o700)
    const inside = join(closed, 'data')
    const lines: string[] = []
    const server = await startPostgres(inside, (line) => lines.push(line), { fsync: 'off' })
    const place = await files(inside)
    try {
      expect(place.startsWith(data)).toBe(false)
      expect(lines.join('\n')).toContain(`${closed} is closed to the user`)
      await server.stop()
      const again = await startPostgres(inside, silent, { fsync: 'off' })
      expect(await files(inside)).toBe(place)
      await again.stop()
    } finally {
      await server.stop()
      await removePostgres(inside)
    }
    expect(existsSync(place)).toBe(false)
  },
)
