import { readFileSync } from 'node:fs'
import { join } from 'node:path'

let known: string | undefined

/** Name and version of the program that makes a report, as the report prints it. */
export function generator(): string {
  if (known === undefined) {
    const manifest: { version: string } = JSON.parse(
      readFileSync(join(process.cwd(), 'package.json'), 'utf8'),
    )
    known = `Plimsoll ${manifest.version}`
  }
  return known
}
