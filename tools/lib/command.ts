import { SettingsError } from '../../lib/config/parse-environment'
import { type Lifecycle, lifecycle } from './lifecycle'
import { PlainError } from './plain-error'
import { plainSystemError } from './plain-system-error'

/**
 * Runs a command's body and leaves with its exit code. A failure is one clear sentence where we have one,
 * otherwise its stack; either way everything started is stopped first.
 * @param serves whether it runs until it is stopped, so that Ctrl-C is its proper end.
 */
export async function command(
  body: (life: Lifecycle) => Promise<number>,
  { serves = false } = {},
): Promise<never> {
  const life = lifecycle(serves)
  let code = 1
  try {
    code = await body(life)
  } catch (error) {
    // What fails while a signal is stopping us fails because of that.
    if (!life.stopping()) process.stderr.write(`\n${explain(error)}\n`)
  }
  if (life.stopping()) await new Promise(() => {})
  await life.stop()
  process.exit(code)
}

function explain(error: unknown): string {
  if (error instanceof PlainError || error instanceof SettingsError) return error.message
  const plain = plainSystemError(error)
  if (plain) return plain
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
