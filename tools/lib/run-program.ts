import { spawn } from 'node:child_process'
import { PlainError } from './plain-error'
import { root } from './root'

/** How a program is run: `quiet` shows its output only if it fails. */
export type RunOptions = {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly quiet?: boolean
}

/** Runs a Node.js program of this repository or of node_modules to its end; resolves with its exit code. */
export function runNode(args: readonly string[], { env, quiet = false }: RunOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    const kill = (): void => {
      child.kill()
    }
    process.once('exit', kill)
    const printed: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('exit', kill)
      if (code !== 0 && quiet) process.stderr.write(Buffer.concat(printed))
      resolve(code ?? 1)
    })
  })
}

/**
 * Like `runNode`, for a program that has to succeed.
 * @throws {PlainError} when it does not; what it printed has been shown.
 */
export async function mustRunNode(
  what: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<void> {
  const code = await runNode(args, options)
  if (code !== 0) throw new PlainError(`${what} did not succeed (exit code ${code}); what it said is above.`)
}
