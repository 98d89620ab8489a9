import { enter } from './lib/enter.mjs'

await enter('tools/prisma-generate.ts')
