import { generatePrismaClient } from './build/prisma-client'
import { command } from './lib/command'
import { toStdout } from './lib/log'

await command(async () => {
  await generatePrismaClient(toStdout)
  return 0
})
