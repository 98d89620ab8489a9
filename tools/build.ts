import { nextBuild } from './build/next-build'
import { command } from './lib/command'
import { toStdout } from './lib/log'

await command(async () => {
  await nextBuild(toStdout)
  return 0
})
