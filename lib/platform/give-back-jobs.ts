import { lookup } from '@/lib/access/keys'
import { returnJobs } from '@/lib/store/queue/return-jobs'

/** Gives jobs that this process has begun and will not end back to their queues. @param jobs id and queue of each */
export async function giveBackJobs(jobs: readonly (readonly [id: string, queue: string])[]): Promise<void> {
  const key = lookup('sweep')
  for (const queue of new Set(jobs.map(([, name]) => name))) {
    const ids = jobs.filter(([, name]) => name === queue).map(([id]) => id)
    await returnJobs(key, queue, ids)
  }
}
