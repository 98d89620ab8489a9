import type { Lookup } from '@/lib/access/keys'
import { prisma, replicaUrl } from '../client'
import { watchedReplica } from '../fresh-replica'

/**
 * Looks whether the replica is one of this very database, and has come to where the primary was at the look before: only then is
 * anything read from it until the next look. @returns whether it is; false, too, where there is none
 */
export async function lookAtReplica(_key: Lookup): Promise<boolean> {
  const url = replicaUrl()
  const watched = watchedReplica()
  if (url === null) return false
  const before = watched.position
  try {
    const [primary] = await prisma().$queryRaw<{ position: string; system: string }[]>`
      SELECT pg_current_wal_insert_lsn()::text AS position, system_identifier::text AS system FROM pg_control_system()`
    const since = before ?? primary?.position ?? null
    const [replica] = await prisma(url).$queryRaw<{ near: boolean | null; system: string }[]>`
      SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= ${since}::pg_lsn AS near,
        system_identifier::text AS system FROM pg_control_system()`
    watched.position = primary?.position ?? null
    watched.fresh = replica?.near === true && replica.system === primary?.system
  } catch (error) {
    watched.fresh = false
    throw error
  }
  return watched.fresh
}
