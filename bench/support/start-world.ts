import { join } from 'node:path'
import { nextBuild } from '../../tools/build/next-build'
import { freePort } from '../../tools/lib/free-port'
import type { Lifecycle } from '../../tools/lib/lifecycle'
import type { Log } from '../../tools/lib/log'
import { installationSecret } from '../../tools/lib/secret'
import { temporaryFolder } from '../../tools/lib/temporary-folder'
import { migrate } from '../../tools/migrate/migrate'
import { bootstrap } from '../../tools/postgres/bootstrap'
import { removePostgres } from '../../tools/postgres/remove'
import { startPostgres } from '../../tools/postgres/start'
import { localAddress } from '../../tools/server/local-address'
import { serve } from '../../tools/server/serve'
import { serverEnvironment } from '../../tools/server/server-environment'
import { untilReady } from '../../tools/server/until-ready'
import { type BenchWorld, benchWorld } from './bench-world'

/** As a server of 4 GB would be set; durability stays as PostgreSQL ships it. */
const SETTINGS = {
  shared_buffers: '4GB',
  max_wal_size: '8GB',
}

/** Builds the app, and starts it with a new database of its own, both gone when the command ends. */
export async function startWorld(life: Lifecycle, log: Log): Promise<BenchWorld> {
  await nextBuild(log)
  const data = await temporaryFolder('bench')
  life.onStop(() => removePostgres(data))
  const server = await startPostgres(data, log, SETTINGS)
  life.onStop(server.stop)
  const secret = await installationSecret(undefined, data)
  const ownerUrl = await bootstrap(server, secret)
  const { appUrl } = await migrate({ ownerUrl, secret, log })
  const port = await freePort()
  const url = `http://localhost:${port}`
  Object.assign(process.env, {
    DATABASE_APP_URL: appUrl,
    PLIMSOLL_SECRET: secret,
    PLIMSOLL_URL: url,
    PLIMSOLL_DATA: data,
  })
  const listen = '127.0.0.1'
  const given = serverEnvironment(process.env, { appUrl, secret, url, port, listen, mode: 'production' })
  const serving = serve(['start', '--port', String(port)], given, life, {
    show: false,
    errors: join(data, 'server.log'),
  })
  const api = localAddress(port, listen)
  await untilReady(api, serving)
  const world = await benchWorld(api, server, serving)
  life.onStop(() => world.admin.end())
  return world
}
