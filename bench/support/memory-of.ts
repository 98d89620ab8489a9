import { readFileSync } from 'node:fs'

/** Bytes of memory that a process holds at the moment. Read from `/proc/PID/status`, so Linux only. */
export function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
