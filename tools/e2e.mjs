import { enter } from './lib/enter.mjs'

await enter('tools/e2e.ts')
