import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new, empty data folder that the caller removes. Under root the database's own user may walk through it. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `plimsoll-${name}-`))
  await chmod(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
  return folder
}
