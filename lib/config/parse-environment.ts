import { readFileSync } from 'node:fs'
import type { z } from 'zod'

/** Thrown when settings are missing or malformed; the message has one line per setting and names it. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

/**
 * Reads settings from an environment.
 * An empty variable counts as absent, as most shells and container files cannot unset one. A setting may be given by a
 * file instead: `NAME_FILE` holds its path, and a line end at the end of the file is not part of the value.
 * @throws {SettingsError} with one line per faulty setting: its name and what is expected of it; never its value.
 */
export function parseEnvironment<T extends z.ZodObject>(
  schema: T,
  env: Readonly<Record<string, string | undefined>>,
): z.infer<T> {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  for (const name of Object.keys(schema.shape)) {
    const file = present[`${name}_FILE`]
    if (file !== undefined) present[name] = contentOf(name, file, present[name] !== undefined)
  }
  const parsed = schema.safeParse(present)
  if (parsed.success) return parsed.data
  throw new SettingsError(
    parsed.error.issues
      .map(({ path, message }) => {
        const name = String(path[0])
        return name in present ? `${name} ${message}.` : `${name} is missing: it ${message}.`
      })
      .join('\n'),
  )
}

function contentOf(name: string, file: string, given: boolean): string {
  if (given) throw new SettingsError(`${name} is given twice: as ${name} and as ${name}_FILE.`)
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  } catch {
    throw new SettingsError(`${name}_FILE names a file that cannot be read.`)
  }
}
