import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Keeps the sealed secret of a second factor that does not count yet; false when there is one that does. */
export async function beginTotp(
  _key: Lookup,
  userId: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const rows = await prisma().$queryRaw<{ begun: boolean }[]>`
    SELECT app.begin_totp(${userId}::uuid, ${sealed}) AS begun`
  return rows[0]?.begun === true
}
