import { enter } from './lib/enter.mjs'

await enter('tools/demo.ts')
