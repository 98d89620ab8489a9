import { enter } from './lib/enter.mjs'

await enter('tools/dev.ts')
