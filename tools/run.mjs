import { resolve } from 'node:path'
import { enter } from './lib/enter.mjs'

// node tools/run.mjs FILE.ts [ARGUMENTS]: runs a TypeScript file of this repository as a command.
const [file, ...rest] = process.argv.slice(2)
if (!file) {
  console.error('Say which file to run: node tools/run.mjs FILE.ts [ARGUMENTS]')
  process.exit(2)
}
const path = resolve(file)
process.argv.splice(1, process.argv.length - 1, path, ...rest)
await enter(path)
