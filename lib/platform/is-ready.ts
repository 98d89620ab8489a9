import { lookup } from '@/lib/access/keys'
import { isMigrated } from '@/lib/store/health/is-migrated'

/** Whether this server can do its work: the database answers, and has been migrated. Says nothing of why not. */
export async function isReady(): Promise<boolean> {
  try {
    return await isMigrated(lookup('set-up'))
  } catch {
    return false
  }
}
