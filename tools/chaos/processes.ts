import { readdirSync, readFileSync } from 'node:fs'

/** A process as the kernel lists it (proc(5)); Linux only. */
interface Listed {
  pid: number
  parent: number
  name: string
}

function listed(): Listed[] {
  return readdirSync('/proc').flatMap((entry): Listed[] => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const found = /^(\d+) \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${entry}/stat`, 'utf8'))
      return found ? [{ pid: Number(found[1]), parent: Number(found[3]), name: found[2] ?? '' }] : []
    } catch {
      return []
    }
  })
}

/** Everything a process began, and what that began, itself first. `but`: names whose whole branch is left out. */
export function family(root: number, but: RegExp = /^$/): number[] {
  const all = listed()
  const found = [root]
  for (const pid of found)
    for (const one of all) if (one.parent === pid && !but.test(one.name)) found.push(one.pid)
  return found
}

/** kill -9 of all of them; who is gone already stays so. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) signal(pid, 'SIGKILL')
}

/** Whether there was somebody to hear it. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}
