import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silent } from '../lib/log'
import { temporaryFolder } from '../lib/temporary-folder'
import { connectAsSuperuser } from './connect'
import { readNote } from './note'
import { removePostgres } from './remove'
import { claimedBy, isPostgres } from './running'
import type { Server } from './start'
import { startLasting } from './start-lasting'

let data: string
let server: Server | undefined
beforeEach(async () => {
  data = await temporaryFolder('lasting')
})
afterEach(async () => {
  await server?.stop()
  server = undefined
  await removePostgres(data)
})

const postmaster = async () => claimedBy((await readNote(data))?.files ?? '')?.pid ?? 0

test('an embedded server that was killed is started again on its port; one that was stopped stays so', async () => {
  server = await startLasting(data, silent)
  const { port, password } = server
  const first = await postmaster()
  process.kill(first, 'SIGKILL')
  let client: Awaited<ReturnType<typeof connectAsSuperuser>> | undefined
  while (!client) {
    await sleep(100)
    // The postmaster is gone at once; its last words may still be accepted.
    if ((await postmaster()) !== first)
      client = await connectAsSuperuser(port, password).catch(() => undefined)
  }
  expect((await client.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await client.end()
  const second = await postmaster()
  await server.stop()
  await server.gone
  expect(isPostgres(second)).toBe(false)
  await expect(connectAsSuperuser(port, password)).rejects.toThrow()
}, 120_000)
