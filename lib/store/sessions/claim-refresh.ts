import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

export interface RefreshClaim {
  /** SHA-256 of the session's opaque id. */
  hash: Uint8Array<ArrayBuffer>
  /** Asked last before this instant, it may be asked again. */
  due: Date
  at: Date
}

/** Whether this request is the one that asks the provider again for a session; of many at once, one is. */
export async function claimRefresh(_key: Lookup, { hash, due, at }: RefreshClaim): Promise<boolean> {
  const rows = await prisma().$queryRaw<{ claimed: boolean }[]>`
    SELECT app.claim_refresh(${hash}, ${due}::timestamptz, ${at}::timestamptz) AS claimed`
  return rows[0]?.claimed === true
}
