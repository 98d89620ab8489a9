import type { Lookup } from '@/lib/access/keys'
import { clientOf } from '../client-of'

/**
 * Puts jobs that were begun here back into their queue as if they had not been: any process may take them up at once, and nothing
 * counts as a failed attempt.
 */
export async function returnJobs(key: Lookup, queue: string, ids: readonly string[]): Promise<void> {
  await clientOf(key).$executeRaw`
    UPDATE pgboss.job SET state = 'retry', started_on = NULL, start_after = now()
    WHERE name = ${queue} AND id = ANY(${ids}::uuid[]) AND state = 'active'`
}
