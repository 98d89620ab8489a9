import { parentPort } from 'node:worker_threads'
import { placingScope } from '@/lib/access/keys'
import { closeConnections } from '@/lib/store/client'
import { placeReceived } from '../place-received'
import { submitReport } from '../submit-report'
import { packedError } from './packed-error'
import type { Said, Task } from './task'

// The thread itself (`thread-pool.ts`): does one task after the other, until it is told to go.

const say = (said: Said) => parentPort?.postMessage(said)
const onRead = () => say({ read: true })

async function done(task: Task): Promise<unknown> {
  if (task.kind === 'place') return placeReceived(task.job, onRead)
  return submitReport(placingScope(task.tenant, task.handing), task.input, task.large, onRead)
}

parentPort?.on('message', async (task: Task | null) => {
  if (task === null) {
    await closeConnections()
    process.exit(0)
  }
  say({ begun: true })
  try {
    say({ done: await done(task) })
  } catch (error) {
    say({ failed: packedError(error) })
  }
})
