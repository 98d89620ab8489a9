import { register as registerHooks } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installIfNeeded } from './install.mjs'

/**
 * Dependencies, then TypeScript, then the generated database client (what is loaded after it imports it): loads `file`
 * (relative to the repository, or absolute).
 */
export async function prepareAndLoad(file) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
  const path = resolve(root, file)
  process.chdir(root)
  const failed = installIfNeeded(root)
  if (failed) {
    console.error(failed)
    process.exit(1)
  }
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  registerHooks('./server-only-hook.mjs', import.meta.url)
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: join(root, 'tsconfig.json') })
  const { generatePrismaClient } = await import('../build/prisma-client.ts')
  try {
    await generatePrismaClient(console.log)
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
  await import(pathToFileURL(path).href)
}
