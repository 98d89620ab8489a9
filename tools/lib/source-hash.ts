import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SKIPPED_FOLDERS = new Set([
  'node_modules',
  'generated',
  'goldens',
  'testdata',
  'testing',
  '.next',
  '.plimsoll',
])
const SKIPPED_FILES = /\.(test|spec)\.tsx?$|\.md$|\.tsbuildinfo$/

function* filesIn(root: string, path: string): Generator<string> {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (stat?.isFile()) yield path
  if (!stat?.isDirectory()) return
  for (const entry of readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const inner = `${path}/${entry.name}`
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* filesIn(root, inner)
    } else if (!SKIPPED_FILES.test(entry.name)) yield inner
  }
}

/**
 * One hash over the names and bytes of everything below `paths` (files or folders of `root`; missing ones are fine),
 * without tests, notes and what is generated. Needs no git: a downloaded archive has none.
 */
export function sourceHash(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesIn(root, path)) {
      const bytes = readFileSync(join(root, file))
      hash.update(`${file}\0${bytes.length}\0`).update(bytes)
    }
  }
  return hash.digest('hex')
}
