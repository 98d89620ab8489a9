import { spawn } from 'node:child_process'
import path from 'node:path'

export interface Ran {
  code: number | null
  out: string
  err: string
}

const AGENT = path.resolve('agent/plimsoll-agent.mjs')

/** Runs the agent as its users do: as a program, with an environment of its own. */
export function runAgent(
  words: readonly string[],
  env: Record<string, string> = {},
  { stdin, onSpawn }: { stdin?: string; onSpawn?: (kill: () => void) => void } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [AGENT, ...words], {
      env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, HOME: '/nonexistent', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(stdin ?? '')
    onSpawn?.(() => child.kill('SIGKILL'))
  })
}
