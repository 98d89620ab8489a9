import type { PersonTx } from '../in-person'
import type { SessionEnd } from './end-session'

/** Ends every session that a person has by a provider (named by its source); answers their ids. */
export async function endVouchedSessions(
  { db }: PersonTx,
  { identityId, source, why, at }: { identityId: string; source: string; why: SessionEnd; at: Date },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM app.end_vouched_sessions(${identityId}::uuid, ${source}, ${why}, ${at}::timestamptz)`
  return rows.map(({ id }) => id)
}
