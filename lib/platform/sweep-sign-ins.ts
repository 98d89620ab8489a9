import { lookup } from '@/lib/access/keys'
import { sweepAttempts } from '@/lib/store/sign-in/sweep-attempts'

/** Windows of the throttle are minutes long; nobody asks for an attempt of yesterday. */
const KEPT_MS = 24 * 3_600_000

/** Forgets attempts to sign in that are long past, so that guessers fill no table. @returns how many keys went */
export async function sweepSignIns(now: Date = new Date()): Promise<number> {
  return sweepAttempts(lookup('sweep'), new Date(now.getTime() - KEPT_MS))
}
