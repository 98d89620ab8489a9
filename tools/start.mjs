import { enter } from './lib/enter.mjs'

await enter('tools/start.ts')
