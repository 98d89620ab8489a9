import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { isFree } from '../lib/free-port'
import { PlainError } from '../lib/plain-error'

/** Who listens on a port, as far as this user may know. */
export type Holder = { readonly pid: number; readonly what: string }

/** The sentence for a port that is taken: who to stop, or how to go elsewhere. */
export function portTaken(port: number, holder: Holder | undefined, script: string): string {
  const by = holder ? ` by process ${holder.pid} (${holder.what})` : ' by another program'
  const other = port === 65535 ? 3000 : port + 1
  const stop = holder ? `Stop that one (kill ${holder.pid}), or` : 'Stop that one, or'
  return `Port ${port} is taken${by}. ${stop} use another port: PORT=${other} npm run ${script}`
}

/** @throws {PlainError} when somebody listens on `port` already, on any address of this machine. */
export async function requirePort(port: number, script: string): Promise<void> {
  const free =
    (await isFree(port, '127.0.0.1')) && (await isFree(port, '0.0.0.0')) && (await isFreeOnSix(port))
  if (!free) throw new PlainError(portTaken(port, holderOf(port), script))
}

/** Machines without IPv6 cannot listen there at all; that says nothing about the port. */
const isFreeOnSix = async (port: number): Promise<boolean> =>
  (await isFree(port, '::')) || !(await isFree(0, '::'))

/** Finds who listens on `port`: through /proc on Linux, with lsof elsewhere. */
export function holderOf(port: number): Holder | undefined {
  const pid = process.platform === 'linux' ? pidFromProc(port) : pidFromLsof(port)
  if (pid === undefined) return undefined
  return { pid, what: commandOf(pid) }
}

function pidFromProc(port: number): number | undefined {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const inodes = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
      read(file)
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        // Column 1 is address:port, 3 the state (0A: listening), 9 the socket's number.
        .filter((columns) => columns[1]?.endsWith(`:${hex}`) && columns[3] === '0A')
        .map((columns) => `socket:[${columns[9]}]`),
    ),
  )
  if (inodes.size === 0) return undefined
  const pids = list('/proc').filter((name) => /^\d+$/.test(name))
  const found = pids.find((pid) =>
    list(`/proc/${pid}/fd`).some((fd) => inodes.has(target(`/proc/${pid}/fd/${fd}`))),
  )
  return found === undefined ? undefined : Number(found)
}

function pidFromLsof(port: number): number | undefined {
  const { stdout } = spawnSync('lsof', ['-ti', `tcp:${port}`, '-s', 'tcp:listen'], { encoding: 'utf8' })
  const pid = Number((stdout ?? '').split('\n')[0])
  return pid > 0 ? pid : undefined
}

function commandOf(pid: number): string {
  const line =
    process.platform === 'linux'
      ? read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
      : (spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '')
  return line.trim().slice(0, 80) || 'unknown'
}

const read = (file: string): string => attempt(() => readFileSync(file, 'utf8'), '')
const list = (folder: string): string[] => attempt(() => readdirSync(folder), [])
const target = (link: string): string => attempt(() => readlinkSync(link), '')

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}
