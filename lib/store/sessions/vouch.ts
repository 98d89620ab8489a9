import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** Notes that a provider (by its source) has just said again that a person is theirs. */
export async function vouch(
  _key: Lookup,
  { identityId, source, at }: { identityId: string; source: string; at: Date },
): Promise<void> {
  await prisma().$queryRaw`
    SELECT 1 AS done FROM app.vouch(${identityId}::uuid, ${source}, ${at}::timestamptz)`
}
