import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What a server wrote about itself when it started. */
export type Running = { readonly pid: number; readonly port: number }

/** Reads `postmaster.pid` of a database's folder; nothing when no server claims it. */
export function claimedBy(files: string): Running | undefined {
  try {
    const lines = readFileSync(join(files, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) } : undefined
  } catch {
    return undefined
  }
}

/** Whether `pid` is a living PostgreSQL: not gone, not a zombie, not another program that got its number. */
export function isPostgres(pid: number): boolean {
  if (process.platform === 'win32') return signalReaches(pid)
  const { state, name } = process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
  return state !== '' && !state.startsWith('Z') && name.includes('postgres')
}

/** Removes the claim of a server that is no more, so that the next one may start. */
export async function removeStaleClaim(files: string): Promise<boolean> {
  const claim = claimedBy(files)
  if (!claim || isPostgres(claim.pid)) return false
  await rm(join(files, 'postmaster.pid'), { force: true })
  return true
}

const signalReaches = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

type Process = { readonly state: string; readonly name: string }

/** Linux: even containers without `ps` have this. */
const fromProc = (pid: number): Process => {
  try {
    const found = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    return { name: found?.[1] ?? '', state: found?.[2] ?? '' }
  } catch {
    return { state: '', name: '' }
  }
}

const fromPs = (pid: number): Process => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], { encoding: 'utf8' })
  const [state = '', ...name] = (stdout ?? '').trim().split(/\s+/)
  return { state, name: name.join(' ') }
}
