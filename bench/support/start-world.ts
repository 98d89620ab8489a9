import { join } from 'node:path'
import { nextBuild } from '../../tools/build/next-build'
import { freePort } from '../../tools/lib/free-port'
import type { Lifecycle } from '../../tools/lib/lifecycle'
import type { Log } from '../../tools/lib/log'
import { localAddress } from '../../tools/server/local-address'
import { serve } from '../../tools/server/serve'
import { serverEnvironment } from '../../tools/server/server-environment'
import { untilReady } from '../../tools/server/until-ready'
import type { BenchStore } from './bench-store'
import { type BenchWorld, benchWorld } from './bench-world'

/** Builds the app, and starts it on the store until the command ends. */
export async function startWorld(life: Lifecycle, log: Log, store: BenchStore): Promise<BenchWorld> {
  await nextBuild(log)
  const { appUrl, secret, data } = store
  const port = await freePort()
  const url = `http://localhost:${port}`
  process.env.PLIMSOLL_URL = url
  const listen = '127.0.0.1'
  const given = serverEnvironment(process.env, { appUrl, secret, url, port, listen, mode: 'production' })
  const serving = serve(['start', '--port', String(port)], given, life, {
    show: false,
    errors: join(data, 'server.log'),
  })
  const api = localAddress(port, listen)
  await untilReady(api, serving)
  return benchWorld(api, store, serving)
}
