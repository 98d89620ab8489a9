import { enter } from './lib/enter.mjs'

// Every command generates the client first if the schema changed; this one does nothing else.
await enter('tools/prisma-generate.ts')
