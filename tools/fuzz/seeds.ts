import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/root'

/** A real report that inputs are made from. */
export interface Seed {
  name: string
  read: () => Uint8Array
}

/** What lies beside reports and is none. */
const NO_REPORT = /(^|\/)(expected[^/]*\.json|LICENCE\.md|MANIFEST\.md|manifest\.json|README\.md)$/

/** Every real report that is here: those of the formats' tests, the demo's, and of the folder `PLIMSOLL_SAMPLES` where one is named. */
export function seeds(): Seed[] {
  const formats = join(root, 'lib', 'formats')
  const goldens = readdirSync(formats).map((tool) => join(formats, tool, 'goldens'))
  const folders = [...goldens, join(root, 'demo', 'reports'), process.env.PLIMSOLL_SAMPLES ?? '']
  return folders
    .filter((folder) => folder !== '' && existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((path) => !NO_REPORT.test(path))
    .sort()
    .map((path) => ({ name: path, read: () => new Uint8Array(readFileSync(path)) }))
}
