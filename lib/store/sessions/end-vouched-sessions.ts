import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'
import type { SessionEnd } from './end-session'

/** Ends every session that a person has by a provider (named by its source); answers their ids. */
export async function endVouchedSessions(
  _key: Lookup,
  { identityId, source, why, at }: { identityId: string; source: string; why: SessionEnd; at: Date },
): Promise<string[]> {
  const rows = await prisma().$queryRaw<{ id: string }[]>`
    SELECT id FROM app.end_vouched_sessions(${identityId}::uuid, ${source}, ${why}, ${at}::timestamptz)`
  return rows.map(({ id }) => id)
}
