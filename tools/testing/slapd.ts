import { spawn, spawnSync } from 'node:child_process'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../lib/free-port'
import { PlainError } from '../lib/plain-error'
import { temporaryFolder } from '../lib/temporary-folder'
import { makeCertificates } from './slapd/certificates'
import { slapdConfig } from './slapd/config'
import { findSlapd } from './slapd/find-slapd'

export const SUFFIX = 'dc=example,dc=org'
export const ROOT = { dn: `cn=admin,${SUFFIX}`, password: 'root password' }

/** A directory that runs. */
export interface RunningSlapd {
  /** `localhost`, which the certificate names. */
  host: string
  /** Of StartTLS. */
  port: number
  /** Of LDAPS. */
  securePort: number
  /** PEM of the authority that signed its certificate. */
  ca: string
  /** PEM of another authority, which signed nothing. */
  otherCa: string
  /** Everything it has logged. */
  log(): string
  /** It takes no more connections and breaks those it has; `again` starts it where it was. */
  stop(): Promise<void>
  again(): Promise<void>
  /** Ends it and deletes its files. */
  end(): Promise<void>
}

export interface SlapdWanted {
  /** What it holds from the start. `memberOf` is kept up only for what is added later. */
  ldif: string
  /** Level of its log: 256 says each operation. */
  logLevel?: number
  /** Ports that it gets when they are free. */
  ports?: { port: number; securePort: number }
}

/**
 * Starts a real OpenLDAP server on loopback with certificates made on the spot. It answers nobody unencrypted, lets nobody look
 * who is not signed in, and answers at most 500 entries at once, more by pages.
 * @throws PlainError when there is no slapd, or it does not start
 */
export async function startSlapd({ ldif, logLevel = 0, ports }: SlapdWanted): Promise<RunningSlapd> {
  const found = findSlapd()
  if (!found) throw new PlainError('There is no slapd here. Debian, Ubuntu: apt-get install slapd')
  const folder = await temporaryFolder('slapd')
  await mkdir(join(folder, 'data'))
  const certificates = await makeCertificates(folder)
  // A copy: AppArmor lets the installed one read /etc/ldap and /var/lib/ldap alone.
  const program = join(folder, 'slapd')
  await copyFile(found.program, program)
  const config = join(folder, 'slapd.conf')
  await writeFile(config, slapdConfig({ folder, found, suffix: SUFFIX, root: ROOT, ...certificates }))
  await writeFile(join(folder, 'seed.ldif'), ldif)
  const added = spawnSync(program, ['-T', 'add', '-q', '-f', config, '-l', join(folder, 'seed.ldif')], {
    encoding: 'utf8',
  })
  if (added.status !== 0) {
    await rm(folder, { recursive: true })
    throw new PlainError(`slapd did not take its entries:\n${added.stderr}`)
  }
  const port = await freePort(ports?.port)
  const securePort = await freePort(ports?.securePort)
  let log = ''
  let running: { stop(): Promise<void> } | undefined
  const start = async () => {
    const urls = `ldap://127.0.0.1:${port} ldaps://127.0.0.1:${securePort}`
    const child = spawn(program, ['-d', String(logLevel), '-f', config, '-h', urls], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr.on('data', (bytes: Buffer) => {
      log = (log + bytes).slice(-4_000_000)
    })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    running = {
      async stop() {
        child.kill('SIGKILL')
        await ended
      },
    }
    await untilListening(securePort, () => child.exitCode !== null).catch(() => {
      throw new PlainError(`slapd did not start:\n${log.slice(-2000)}`)
    })
  }
  await start()
  return {
    host: 'localhost',
    port,
    securePort,
    ca: await readFile(certificates.caFile, 'utf8'),
    otherCa: await readFile(certificates.otherCaFile, 'utf8'),
    log: () => log,
    stop: async () => running?.stop(),
    again: start,
    async end() {
      await running?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function untilListening(port: number, isOver: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300 && !isOver(); tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port })
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (open) return
    await sleep(50)
  }
  throw new Error('not listening')
}
