import { nodeTooOld } from './node-version.mjs'

/**
 * Every command's first step on a machine with nothing but Node.js: is it new enough. Only then is anything
 * loaded that an old one could not even read.
 */
export async function enter(file) {
  const old = nodeTooOld(process.version)
  if (old) {
    console.error(old)
    process.exit(1)
  }
  const { prepareAndLoad } = await import('./prepare.mjs')
  await prepareAndLoad(file)
}
