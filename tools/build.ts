import { nextBuild } from './build/next-build'
import { generatePrismaClient } from './build/prisma-client'
import { command } from './lib/command'
import { toStdout } from './lib/log'

await command(async () => {
  await generatePrismaClient(toStdout)
  await nextBuild(toStdout)
  return 0
})
