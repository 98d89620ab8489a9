import { lookup } from '@/lib/access/keys'
import { lookAtReplica } from '@/lib/store/health/look-at-replica'

/** Looks whether the replica may be read from; done again and again by each process. */
export async function watchReplica(): Promise<boolean> {
  return lookAtReplica(lookup('set-up'))
}
