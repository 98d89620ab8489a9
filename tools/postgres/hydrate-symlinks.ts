import { readFile, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/**
 * npm packages cannot hold symbolic links, so the package lists them in a file and makes them at installation.
 * With install scripts off nobody does, and the server does not find its libraries; so they are made here.
 * Links that are there already stay.
 */
export async function hydrateSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { source: string; target: string }[]
  const base = dirname(native)
  for (const { source, target } of links) {
    const link = join(base, target)
    await symlink(relative(dirname(link), join(base, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
